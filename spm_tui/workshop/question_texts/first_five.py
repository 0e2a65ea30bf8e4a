"""Questions one to five: what is moved, stopped, undone, exchanged and reshaped."""

from spm_tui.workshop.question_texts.shape import Hear, Question

ALLOCATION_UNIT = Question(
    number=1,
    key="allocation_unit",
    short="Unit of allocation",
    wording=(
        "What is the true unit of allocation in our organization: projects, flow, teams, or long-lived "
        "systems?"
    ),
    why=(
        "What we count in decides what we believe we can move. Where the talk is of flow and the signatures "
        "are under projects, the plan and the organisation keep two different books."
    ),
    minutes=6,
    short_minutes=1,
    first_move=(
        "Cards first: everybody writes one word, project, flow, team or system. Count them aloud and type "
        "the tally as one line. Then take three decisions from the casebook and name what each one really "
        "moved."
    ),
    probes=(
        "Think of the last budget round: what stood in the rows of the sheet, projects, teams, products or "
        "systems?",
        "When this decision was made, what was different in the calendars of the following Monday?",
        "How many months passed between the decision and the first change that a customer could notice?",
        "Which decision moved nothing but the name of the line it is booked on?",
    ),
    hear=(
        Hear(
            "We fund value streams, not projects.",
            "Then which value stream grew last year, and where had that effort gone the year before?",
        ),
        Hear(
            "In the end it is all just capacity.",
            "Capacity for what? Let us take one example: which two kinds of work could it start tomorrow?",
        ),
        Hear(
            "That depends on the level you look at.",
            "Then one line per level. Which level decided the last time, and in which unit?",
        ),
    ),
    first_minute=(
        "flow 3, project 4, team 1",
        "Mar re-plan > project > Tracking to Pricing > 7 months",
    ),
    records="moves",
)

STOPPING = Question(
    number=2,
    key="stopping",
    short="What a stop frees",
    wording=(
        "When we “stop” an initiative, what actually gets freed up, and what remains permanently entangled?"
    ),
    why=(
        "A stop is announced in a minute and finished over months. What the stopped work has built goes on "
        "needing care, contracts and attention, and until that load has a name it looks like capacity."
    ),
    minutes=10,
    short_minutes=9,
    first_move=(
        "Agree on one stop, past or planned. Everybody writes on a card how many people it gives back, and "
        "in how many months; type what the cards say. Only then go through what is still there, thing by "
        "thing."
    ),
    probes=(
        "Who gets the call at night for what it leaves behind?",
        "Which customers, contracts or reports still lean on something it built?",
        "On which cost line does that running work stand today?",
        "If it were switched off on Friday evening, who would phone on Monday morning, and about what?",
        "Three months after the stop, what was the time that came back really used for?",
    ),
    hear=(
        Hear(
            "We got everybody back.",
            "Good, that belongs on the page as well. In how many months, and who answers now for what was "
            "built?",
        ),
        Hear(
            "That bit is only maintenance.",
            "How many days a month is only maintenance, and in which plan do those days stand?",
        ),
        Hear(
            "We will stop it at the end of the year.",
            "What has to be true by then so that it can be switched off, and whose work is that today?",
        ),
        Hear(
            "It was never really stopped.",
            "Then let us say what was done instead: paused, made smaller, or handed over. To whom?",
        ),
    ),
    first_minute=(
        "Tracking > back 8 > 1 month",
        "stays > Position hub 2.5 > Vessel desk 1 > paid by ?",
    ),
    records="stops",
)

REVERSIBILITY = Question(
    number=3,
    key="reversibility",
    short="The way back",
    wording="How reversible are our strategic decisions in practice, not in theory?",
    why=(
        "We decide fast when we believe there is a way back. A way back that nobody has walked is a hope, "
        "and its price shows only when somebody tries it."
    ),
    minutes=8,
    short_minutes=1,
    first_move=(
        "Take two or three past decisions. Show of hands for each: easy to undo, costly, or no way back? "
        "Then ask whether it was ever tried, how many months it took, and what was lost."
    ),
    probes=(
        "Was this way back ever walked: never, partly, or to the end?",
        "What would have to be built a second time?",
        "Who could undo it today, and whose yes would that take?",
        "To whom would it have to be explained: customers, a regulator, a partner?",
        "From which month on does the way back become longer than it is today?",
    ),
    hear=(
        Hear(
            "We can always go back.",
            "When was the last time? Let us count the months, and what it cost on the way.",
        ),
        Hear(
            "It is only a pilot.",
            "Which contract, data or promise has grown around it already, and on which day does it end?",
        ),
        Hear(
            "There was no choice.",
            "What would have to change for there to be a choice again, and who would notice it first?",
        ),
    ),
    first_minute=("Own position hub > easy > tried partly > 16 months > lost AIS contract",),
    records="doors",
)

FUNGIBILITY = Question(
    number=4,
    key="fungibility",
    short="Who can step in",
    wording=(
        "Where do we still assume fungibility that does not actually exist, whether in people, teams, "
        "platforms, or domains?"
    ),
    why=(
        "Every plan that moves work rests on a sentence that is seldom said: the work can be done over there "
        "as well. Here it is said, in months and in value kept, beside what it took the last time."
    ),
    minutes=10,
    short_minutes=7,
    first_move=(
        "Name one exchange that the current plan rests on. Silently, everybody writes the months until it "
        "works and how much of the value is kept. Lock, reveal, and talk only about the widest split."
    ),
    probes=(
        "What did it take the last time, from the first day to the first release without help?",
        "In how many other places could this be done today, without a handover?",
        "What stands in between: knowledge, access, licences, the trust of customers, a language?",
        "Does the same exchange hold in the other direction?",
        "Which exchange is in the plan although nobody was asked about it?",
    ),
    hear=(
        Hear(
            "Any good engineer can learn that.",
            "Surely. By which month, who does the teaching, and what waits in the meantime?",
        ),
        Hear(
            "It is one platform, so it is all the same.",
            "Which of its users would notice the exchange first, and what would they have to change?",
        ),
        Hear(
            "There is documentation.",
            "When was a change last made with nothing but the documentation, and how long did it take?",
        ),
        Hear(
            "That one was a special case.",
            "Then let us put an ordinary one beside it, with its months.",
        ),
    ),
    first_minute=("Fleet > Customs > said 1 > took 9 > half as good",),
    records="swaps",
)

REALLOCATE_OR_RESHAPE = Question(
    number=5,
    key="reallocate_or_reshape",
    short="Moved or reshaped",
    wording=(
        "Are our portfolio decisions primarily about reallocating work, or about reshaping the organization "
        "that does the work?"
    ),
    why=(
        "Moving work leaves the organisation as it is; reshaping changes what can be done from then on. Both "
        "are honest work, and the mixture shows which lever comes to hand first."
    ),
    minutes=5,
    short_minutes=1,
    first_move=(
        "Two columns on a flip chart: moved work, reshaped the organisation. Place the last ten portfolio "
        "decisions, type the two counts, then take two of them and ask whether they took."
    ),
    probes=(
        "What did this decision leave as it was, although the result depends on it?",
        "Which of the ten would we make again in the same way?",
        "Which decision was made more than once, because the first time it did not take?",
        "Was reshaping on the table that day, and what took it off?",
    ),
    hear=(
        Hear(
            "We do both, all the time.",
            "Then it is quickly counted: of the last ten, how many were which?",
        ),
        Hear(
            "Re-organising is a matter for HR.",
            "What would HR have to be asked for, by whom, and when did that last happen?",
        ),
        Hear(
            "We have only just been through a re-organisation.",
            "What did that one change? And what could be reshaped with every desk where it is: an interface, "
            "a budget period, a right to decide?",
        ),
    ),
    first_minute=("moved 8, reshaped 2",),
    records="decisions",
)

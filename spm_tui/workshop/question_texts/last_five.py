"""Questions six to ten: who decides, what redesign it takes, what grows slowly, and where the line runs."""

from spm_tui.workshop.question_texts.shape import Hear, Question

OWNERSHIP = Question(
    number=6,
    key="ownership",
    short="Who holds which lever",
    wording=(
        "Who truly owns portfolio decisions today: a PMO, a technology function, or the executive team, and "
        "what levers do they actually control?"
    ),
    why=(
        "A decision lives where its lever is pulled, which need not be where its list is kept. Lever by "
        "lever, and by who decided the last time, the talk stays with arrangements and away from persons."
    ),
    minutes=8,
    short_minutes=6,
    first_move=(
        "Go down the eight levers. Each time, everybody says at once who owns it; then ask who decided when "
        "it last moved, and in which year. If the room agrees on nobody, write nobody; if nobody here knows, "
        "leave it open."
    ),
    probes=(
        "When was this lever last pulled, and in which meeting?",
        "Who lives with the result for the two years after?",
        "Whose no would stop it, and has that no ever been said?",
        "When two roles both call it theirs, what happens on the day they differ?",
        "Which of these levers has not moved for three years?",
    ),
    hear=(
        Hear(
            "The steering committee owns that.",
            "What was decided there the last time, and what was different afterwards?",
        ),
        Hear(
            "We decide that together.",
            "When views were split the last time, where did the decision fall in the end?",
        ),
        Hear(
            "The portfolio belongs to the PMO.",
            "Which of the eight levers come with it? And which jobs are done there that all of us would "
            "miss?",
        ),
    ),
    first_minute=("budget > 2026 > CFO", "team cut > nobody"),
    records="levers",
)

REDESIGN_FREQUENCY = Question(
    number=7,
    key="redesign_frequency",
    short="When redesign is needed",
    wording=(
        "How often does changing strategic direction require organizational redesign rather than "
        "reprioritization?"
    ),
    why=(
        "A new direction tends to begin as a new ranking, because a ranking can be changed this afternoon. "
        "Where directions keep arriving by way of new teams or a new architecture, it helps to know that "
        "before the next one is planned in weeks."
    ),
    minutes=6,
    short_minutes=1,
    first_move=(
        "Ask for one number: of ten changes of direction, how many needed redesign? Then take two past "
        "changes, and for each note what was tried first, what it took in the end, and the months."
    ),
    probes=(
        "What was different in the organisation on the day it began to work?",
        "How many months lay between the first new ranking and that day?",
        "What was tried in between?",
        "Which change of direction took with a new ranking alone?",
        "Knowing what it took, where would we begin today?",
    ),
    hear=(
        Hear(
            "We are agile, so we re-prioritise.",
            "Which re-prioritisation of the last year reached customers, and after how many months?",
        ),
        Hear(
            "Here everything ends in a re-organisation.",
            "Let us take the smallest one: what had to be redesigned, and what could have stayed?",
        ),
        Hear(
            "That was an exception.",
            "What made it one? Let us put an ordinary change beside it, with its months.",
        ),
    ),
    first_minute=("Customs first > tried re-ranking > took new team > 8 months",),
    records="shifts",
)

VINEYARDS = Question(
    number=8,
    key="vineyards",
    short="Vineyards among stocks",
    wording=(
        "What parts of our “portfolio” are effectively vineyards, even if we talk about them like stocks?"
    ),
    why=(
        "Some things can be traded within a month; others change over years, with their land, vines, labour "
        "and season. A vineyard is no lesser investment: it asks for a promise that is as long as its "
        "seasons."
    ),
    minutes=8,
    short_minutes=5,
    first_move=(
        "Everybody names one thing we speak of as if it could be traded. For each: what do we call it, what "
        "would have to change with it, and how many months did its last real change take?"
    ),
    probes=(
        "What would have to change with it: land, the market and its rules; vines, the architecture and "
        "data; labour, people and skills; season, the release and operating cycle?",
        "How many months did its last real change take?",
        "Who tends it, and for how many years is that promised?",
        "Which words do we use for it when the budget is on the table?",
        "And the other way round: what do we call untouchable that did change within a quarter?",
    ),
    hear=(
        Hear(
            "It is just a component.",
            "If it changed hands tomorrow, what would have to go with it besides the code?",
        ),
        Hear(
            "Nobody may touch that one.",
            "Is that experience or habit? When was it last tried, and what came of it?",
        ),
        Hear(
            "Then everything here is a vineyard.",
            "Which of them changed fastest? The quick ones belong on the page too.",
        ),
        Hear(
            "It is a product like any other.",
            "Has it users who could choose another one, costs of its own, and can one team run it?",
        ),
    ),
    first_minute=("Position hub > spoken stock > vines, labour > 18 months",),
    records="assets",
)

BOUNDARY = Question(
    number=9,
    key="boundary",
    short="Where the boundary runs",
    wording=(
        "Where does portfolio management end and leadership responsibility begin, and are we clear about "
        "that boundary?"
    ),
    why=(
        "Where keeping the map ends and deciding begins is easily written down and hard to see on an "
        "ordinary Tuesday. One decision that waited shows more of that line than any chart of roles."
    ),
    minutes=5,
    short_minutes=1,
    first_move=(
        "Eyes closed, fingers up, one to five: how clear is the boundary? Type the fingers as they are. Then "
        "ask for one decision that waited: which, for how many months, and for whom?"
    ),
    probes=(
        "Which decision was made twice, once on each side of the line?",
        "Which decision has waited longest, and what would let it go?",
        "For this decision: which side informs, which recommends, which decides?",
        "Where was advice asked for and a decision heard, or the other way round?",
        "When both sides said yes and nothing moved, what was still missing?",
    ),
    hear=(
        Hear(
            "That is written down.",
            "Good. Which decision of the last half year went the way it is written?",
        ),
        Hear(
            "To me it is perfectly clear.",
            "Then one decision from each side of the line, please, and let us hear whether the next chair "
            "says the same.",
        ),
        Hear(
            "It is a matter of trust.",
            "Where trust was there, where was the decision made? And where it was not, how long did it wait?",
        ),
    ),
    first_minute=("1 2 2 3 4 4", "split a team > waited 6 months > for whom?"),
    records="rights",
)

DISAPPEARANCE = Question(
    number=10,
    key="disappearance",
    short="If it disappeared",
    wording=(
        "If portfolio management disappeared tomorrow, would strategy execution collapse, or would it simply "
        "move back to where it arguably belongs?"
    ),
    why=(
        "This question is about jobs, never about anybody's place: keeping the map, intake, ranking, "
        "funding, and four more. Some hold everything up, some have a better home, and the answer is a "
        "prediction that can be checked on a day we name."
    ),
    minutes=5,
    short_minutes=3,
    first_move=(
        "Say first that we ask about jobs, not about people or departments. Then take one job after another "
        "by show of hands: it collapses, it moves, nobody misses it, or it goes on as keeper of the map. "
        "Type the counts."
    ),
    probes=(
        "What would be the first sign, and after how many weeks?",
        "Where would this job move to, and is the lever it needs in that place?",
        "Which job would then be done in three places at once?",
        "What can be seen from portfolio management today that nobody else can see?",
        "On which day could we look whether this was a good prediction?",
    ),
    hear=(
        Hear(
            "Everything would collapse.",
            "Let us take one job: what would not happen in the third week, and where would it be noticed?",
        ),
        Hear(
            "Nothing would happen.",
            "In the fourth month two plans rest on the same team: where would that come to light?",
        ),
        Hear(
            "The business would simply take it over.",
            "Which lever would go along with it, and where is that lever decided today?",
        ),
    ),
    first_minute=(
        "collapse 2, moves 5, nobody 1",
        "priorities > to Product > first sign: two roadmaps",
    ),
    records="functions",
)

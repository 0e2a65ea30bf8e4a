"""Words of their own a slip of the finger away from a word of some question: never mended; data only.

Words of English, and a few of neighbouring languages, that `phrase_index` would take for another one.
"""

from typing import Final

PROTECTED: Final = frozenset(
    """
    abandons abel abort abortion abortions acceding aced advertisers advice advised advisers advisor
    agrees aide alerting alike aline allocating along altar altars alter announcers annoyance annoyances
    annul approved arbitrary archived arrives assemblers assemblies assembly assure attempts
    attention authorities authority awaitable awfuller axes backfires badgered badgering balled band bands
    bank bard bars bartered batch bats beach beaches beak beaks bean beard beards bearings beats become
    beds beehives beers begin behaved being beings belie believers bell belled bench best beta bits black
    blacked blacker blacking blacks blanking blinding blink blocs blows boars boat bodes booed booing book
    boos boot bought bounces brake braking branch branches brandies braud breached bread break breezing
    bride brides bridged brim bring brisking broach broached broaches broke broker brooches brooking
    brunch brunt budded budge budged budges buffeted buffeting build builders bulled bully buries burn
    burred burrow burrowed burrowing burrows buts cable calked calking calks callee caller cam camo
    canaries cane canter card cards caret carried carriers carrying cars cart carted carting cases cash
    cashes cast casting casts cells centrals chance chap chapped chapping chaps chapter char character
    charge charged charges charp chase chat chatter chattier cheep cheesing chef chipped chipping chips
    choke choosey choosier choosing choosy chop chopped choppered choppering chose claim claims clam clams
    claps classing clocking clone closedir closefd closer closes closest closet closures clover cloves
    coasted coasting coasts coat coated coating coats codes cold collages colleges coloring comas comes
    commend commends commented comms compete complete completed completekey completer compliant comps
    computer computers concealed concepts condenses cones consents consider construct constructs
    consts consume consumed consumes contact contacts contained containing continuous contradict contrary
    contrast contrasts converted converting converts conveyed conveying cook cool copped copping cops
    cored cores coring cosets costa costs cosy cot cots counter counteract counteracts countered counters
    countess counties counting county courting covert coverts coves covet coveted coveting covets cower
    cowered cowering cowers craft crashed crass crate crated crates crating crested cresting crew crop
    crows crushes crusting ctan culled culling culls cultural cured cures curing curried curries curry
    currying cust customary cycled cysts dame dare dares darted dashed dashes dashing date dated dates
    dawn dearth decade decades declared decode decoded decoders decodes decoding dedicates deducted deer
    defecated defining deign demeaned demeaning demented depicted deportment deputies derailing destroys
    detection detector detectors developed develops devising dialing dials differed difficulty directed
    directer directing direction directional directions directive directly directories discontinues
    distaste distastes ditch dividing division divisions doesn doing dose dozes draft drafts draining draw
    drawn dreading dream dreamy dregs dressers drift drip dripped dripping drips dropt dross drugged
    drugging drugs drum dying earmarks ears east eery effected encoding entirety entities envelop equality
    errs eternal eventual exacting excising executed executes execution executions exit exiting exits
    expanse expansive expensive explains exported exporting extant extend extensive factor facts fails
    failures fairy falling falls farce farmed farming farms fed feed fees feet felled felling fells fended
    fending fends feud feuded feuding feuds field filed files filet filing fillet filling fills filly
    finances financier finder finding findings finds finer firmed firming firms firs fist fixtures fizzed
    fizzles flanks flapped flaws fled flied fling flipped floppies flowed flows flunkeys flunkies foiled
    foiling foils folly fond fonts foods fore forecasts foresee forested form formerly forth founded
    foundered foundering founders founding founds fount founts fourth fraction fread freaking freeing
    freeme fried fries frieze fueling fuelling fuels full fulled fulling fulls functional fund funded
    funding funds gardeners gardenia gardenias gated gave gazes gazing gibes gibing gives going gong gown
    grands granted granting greet grids grim grinders grins groaning grobs groupers grow grown gruff
    guarantees guests gusts gutting hags haired hale haled halves hams handed handing handled handlers
    handles handling handsful handy hardy hared harems hares haring harts hatch haunting haven heatedly
    heats heeds helper hides hiding hinds hinging hired hoe hoed holes holing hones honesty hook hop hopes
    hose hounding hurrying huts hypothetical ices imaging impassable impossibly improves incoming
    inevitably inferred infirm infodrom informers interact interfaced invoicing invoking involves
    jiggle jiggled jiggles jiggling join jugged jugging jugglers juts kast keener kids kiln kilo kilt
    kinda kinds koast kost lacked laded lads lamps landing lands lanes languishes lapel lapels latch layer
    laying leading leafs leer lends lens lest levee leveling levelled libel libeled libeling libelled
    libelling libels licenced licensed licensee licensees licenses licked licks lied lies limb limbs limed
    limes liming lined liner liners linger lingerie links lips list listed listen liter lived liver livers
    lives livid loaders loads locked locket locks loft logger look loops loosed loosing lose loser losers
    loss losses lost lots louse louses loved lover loves loving lucked lucks lumped lumping lumps lust
    lusted lying maces machined machinery macing maintainers maintains makers males manager managers
    manages mans marked marker markers masking massed masses massing master match matchings materialist
    materialize materializes mazes means measures meat meats mend mended mending mends mess messed messes
    messing metes mighty miked mikes miking mill mined mining mint minted minting mints minus missed
    mistake mixes moaned moaning moans modal mode modes modfl monet monkey month mosel mosses mossy motel
    motels mothballs mounding mount mountains mourners moussing mouth moved mover movers movies mowed
    mowing multiplied multiplier multiply mussed musses mussing mutter names ncurses necessarily necessity
    nether newer noon north notices notified notifies noting nursed offering official older opener
    operating operation operations operators orations organizational owed owned packed packs pact pager
    paging paint palled palling palls pan panned panning par parching pared park paroling pars parse
    parsed parses parsing parson parsons parted partials party partying passable passing pastured pastures
    pasturing patch patched patches patching patent patents pats pattered patting pauper pauses payers
    pays pecks peeps peered peopled peps perching perk perked persona personal perusing petersen petting
    petty phone phoney phony pieced pierce pierces pilled pilling pills pint pitch pitchers pitches
    pitting plain plane plans plant plate platters play plea pleading pled pledges plots plotting ploys
    pods polled polling polls pork porpoise porpoised porpoises porpoising ported portly ports possibly
    postured postures posturing pottered potting pouching pounding practical practise preening premise
    premised premises premising premisses prepend prepended presente presented preserved preset press
    pretenders pretense pretenses prevent prevents price pride pries print prior prioritization prioritize
    prioritized prize probable processed processor processors produce produced producer produces profiler
    profiles profiling profited progname programed programers programmed programmer programmers programs
    proms prone prop properly property proposalid proposed props pros protect provable proved proven proves
    provide provides providing pucks purposes pushers pushes pusses puttered puttering puttying quack queues
    quit
    quote radioing raked raking rally rallying ramble rambled ramblers rambles rambling ranch rankled
    rankling rapped rapping rapports reaches readwrite readying reallocates rebuking receding reciting
    reclined recording recourse recreating redef reduces referred referring refusing refuting regen
    regulate relation relations relaxing reloaded relocate relocated relocates relocating relocation
    removing rendering reorganizes repeating replicas reporter reporters reports reputation reputedly
    required requires requiring rescaling reserved reserves reset residing resolved resorted resorting
    rest rested resting restored restructures rests retain retained retains retires retorted retorting
    returned returning revealed reveling revere revered reveres revering reversal reversed reverses revery
    reviewers reviling revoking rewiring rewritten rhythmic rifer riled riles riling rise riveting
    rivetted rivetting road roasting robber robbers roles rotaries rote rotted rotting rounding rout rued
    rues ruffling ruing ruled ruler rulers rumple rumpled rumples rumpling runsource sack sad sade sades
    sage sagt said sais sait sale sales salved sample sand sanded sanding sands sapped sapping saps
    savvying scala scald scales scaly scanning scenting scoped score scores scream scripting sealed
    secures seed seek seem seep seid sein seized seizures sell sensed sensing sent sentence separable
    separator serve served servers services sessions setting settings settlers sever severs sewing sewn
    shadowed shaft shafted shafting shafts shape shapes share shared sharp sheared shearing shed sheering
    shells shift shifty shipped shipping shire shirt shirting shit shoed shoes shop shopping shore shored
    shores shoring short shorting shorts shot shouldn shouts shoved showered shown shows shred shun shut
    shuts shuttering sick sicking sicks sided sides sift sifted sifting sifts signer sill sills simple
    simpler simplest simplify sine sing singe singed singeing singing singly sings sins sipped sips sites
    sitting situating size sizes skill skimming skims skippered skipping skirting skis skulls slacking
    slamming slams slewed slice slices slicked slicking slid slim slipped slips slope slots slower slows
    sluice sluiced sluices sluicing slumming slums smallest smalls smellier smoke smoky smoothing smueller
    snipped sock socks soggiest solder soldered soldering solders soled solider solver solves soon
    soothing sop sopped sopping sops sort sorted sorts sounding sowed sown sows spared spate speakers
    speeding spells spend spice spike spill spire spit splitting spoken spooking sport spot spots squat
    squats squid squids srand stabbing stable stack stacking stacks stag staged stairs stale stalked stall
    stap star stared staring starred starring stars starters starting startline starts state stated states
    statfs stating stats statues statures steal steam steams steel stem step stepped stepping steps stew
    stick stickers stickies sticks stiff stiffing stilled stinking stinting stirring stitch stock stocking
    stocks stomp stone stoppered stoppering stopping stops store story stow strand stranding strands
    stratify strayed straying strays streamers string stripped stripping struck structural structure
    structured structures struktur stub stuck stud stuff stuffing stump stunting subs subscribed
    subscribes subset successive successor suck sued sufferers suit sung suns supervisor suppler supplied
    supplies supplying supported supporting supposes survived suspected suspense swabbing swabs swallows
    swapping swathing swelling swells swerved swerves swift swishing switches swooping table tacked
    tacking tackling tacks take takeover takers tale tales tallying tame tames tape tars tasking tasted
    taxes taxing teas teat teats teems tendered tendering tends tens tensed tensing tent tented tenth
    tenting tents terminal terminals terminates terms tester testes thank thanking thanks thee theme thin
    thinkers thins thong though threaded three threw thriving through tick ticked ticket tickled tickling
    tied ties timed timer timers ting tinkling tipped tired tires toad tock token tomb tome tomes tone
    tong took tool tooth touched touches tough toying track tracking traded traders trailing transform
    transformed trapped traveler travelled tread treading treads treat treaties treating treaty tree treed
    trees trended trending trends triad trick tricked trickery tricking trickled trickling tricks tricky
    tries trio trios trip tripe tripping trivia trough truck trued trues truing trust trusting truth
    trying tucked tucking tucks tuned tuning turnaround tweaking twin tying unarmed undefined undying
    unmasked unpack unpacked unparsed untied unusable usable uses vanes vend vender venders ventures vies
    visibly waist waiter waiters waived waked wall wallet walloped wander wanderers wands waned waning
    wanted wanting warden warren watch wed weeing weer wees welled whale wheres which white whose widow
    willed wining witch wits woks wonders words worker world worth wouldn wounder wounding writing
    """.split()
)

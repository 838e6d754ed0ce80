"""Words that bind a sentence together and say little about its subject."""

STOP_WORDS = frozenset(
    # articles and pointing words
    "a an the this that these those here there such same other another each every either neither"
    # pronouns
    " i me my mine myself you your yours yourself yourselves he him his himself she her hers"
    " herself it its itself we us our ours ourselves they them their theirs themselves one ones"
    " who whom whose which what whoever whatever"
    # joining and asking words
    " and or but nor if because although though while whereas unless until since than as so yet"
    " when where why how whether"
    # prepositions
    " about above across after against along among amid around at before behind below beneath"
    " beside between beyond by down during for from in inside into near of off on onto out outside"
    " over past per through throughout to toward towards under up upon via with within without"
    # helping verbs
    " am is are was were be been being have has had having do does did doing done can could may"
    " might must shall should will would ought"
    # small adverbs and words of amount
    " not no all any both few many more most much some several less least own only just also too"
    " very even ever never again then now once still already almost rather quite however"
    # short forms
    " i'm i've i'd i'll you're you've you'd you'll he's he'd he'll she's she'd she'll it's it'd"
    " it'll we're we've we'd we'll they're they've they'd they'll that's there's who's what's"
    " let's isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't can't cannot"
    " couldn't mustn't shouldn't won't wouldn't".split()
)
"""A small English list of the kit's own. Add to it or take from it: `STOP_WORDS | {"said"}`."""

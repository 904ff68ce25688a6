"""Names of people that are ordinary words too: each is a name only where its capital or its company shows it."""

NAMES = frozenset(
    """young price long short wood day days hall bell king cook may best little brown green white black gray grey bird
    rice fox home street moon winter summer spring autumn bloom page law case grant mark will grace hope faith joy rose
    drew bill sue pat art dean chase dale heath ash ivy lily daisy holly iris olive pearl ruby amber eve dawn guy jack
    lance max nick norm penny ray rich rob sandy stew wade ward wells west north east south banks bishop carpenter
    church clay cross field fields fisher ford forest glass good hand hart head hill hunt knight lamb lane love major
    marsh mason miller mills moor parish park parks parsons pool pope porter power reading reed sharp shepherd small
    speed stone strong swift trainer waters weaver wise worth march april june august care carer sage star storm frank
    earnest christian jade melody harmony crystal robin burns bush chambers cash child close coffee constant counsel
    craft dear duty early england wales noble nurse bridge brook carr castle barn booth bond berry beer bacon baker
    butler fry gates gale gold golden goose grove harbour haven hawk holmes hood house hook key keys kitchen lake leaf
    lord maid man meadow merry mild money moody neat newman nice old pack pain paint paradise peace pepper perry pick
    pike plant poor post pound prior proud quick race rain read right rivers root rowe rush salt savage school sellers
    singer skinner snow sparks steel stock sweet temple thorn tidy tower town travel tree underwood valley vale wall
    walls waterhouse way weeks wheeler whale wild winner winters woods word words yard""".split()  # noqa: SIM905
)

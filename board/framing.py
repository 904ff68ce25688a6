"""Words that ask for a figure, a risk or a table, and name none: they may stand in a name, and are never missed in one.

The words of every question stand in ``contents.STOP``. Plain lists, to be read and sorted.
"""

# Verbs, adverbs and pronouns that name nothing in any paper.
_COMMON = frozenset(
    """
    near nearest close closer closest inside last next before first new
    a able about according actual actually after again ago all along already also always
    am among an and any anybody anyone anything apparently are around as ask asking at away back based be because
    been being best bit both briefly but by call called calling calls came can cant check chance come comes coming
    could course currently d day's did didnt do does doesnt doing done dont else end ends even ever every everyone
    exact exactly expect fact far find folk folks for from full gave get gets getting give given gives go goes going
    gone got guess had happen happened happening happens has have having he hello help her here hey hi his hope how
    hows i id idea if im in into is isnt it its ive just keep keeps kind know lad later let lets like likely list ll
    long look looked looking looks lot lots love main make makes many mate may maybe me mean meant mention mentioned
    might mine moment much must my myself need needed needs no not now of off oh ok okay on one ones only or other
    others our out over own papers pack packs paper people's per perhaps place please pls point possible possibly
    precise precisely presumably pretty print printed put quick quickly quite re read really reckon reckoned
    regarding remember remind reported reporting right roughly round s said same say saying says see seem seems seen
    shall she should show showing shown shows sit sits so some somebody somehow someone something soon sort sorry
    still stuff such suppose supposed supposedly sure t take taken takes talk tell than thank thanks that thats the
    their them then there theres these they theyre thing things think this those though thought to today told too
    tot towards try trying u um up upon ur us use usual usually ve very want wanted wants was wasnt way we well went
    were weve what whatever whats when where whereabouts whether which while who whole whom whos whose why will wish
    with within wonder wondering word words would y'know yes yet you your board board's boards meeting meetings doc
    document documents remark position situation
    """.split()  # noqa: SIM905 -- a text can be read and sorted; a list of hundreds of strings cannot
)
# Beside them, in a question about a figure.
FIGURES = _COMMON | frozenset(
    """
    figure figures indicator indicators number numbers value values kpi kpis metric metrics measure measures
    measured performance performing perform performed target targets targeted goal goals aim limit ceiling threshold
    plan planned against actual actuals compare compares compared comparing comparison comparisons versus vs v year
    years yr yrs previous previously prev prior last before earlier change changed changes better worse rag red reds
    amber ambers green greens light lights rated rating ratings status stand stands standing meet meets met meeting
    miss missed missing misses hit hits hitting reach reached reaching achieve achieved achieving trend trends
    headline headlines tile tiles total totals up down level levels rate rates latest newest recent quarter month
    months quarterly monthly summary key result results improve improved improves improving improvement worsen
    worsening worsened fall fallen fell falling drop dropped dropping rise risen rising rose grow grown growing
    increase increased increasing decrease decreased decreasing reduce reduced behind ahead short under below above
    more most less least fewer fewest many colour colours percent percentage percentages cent proportion share ratio
    score scores scored scorecard dashboard data stat stats statistic statistics count counts counted amount bad
    badly poor poorly low high higher lower big small difference differ differs moved move moving movement between
    since progress progressed trajectory direction heading headed track tracking pace time times period far date ytd
    cumulative annual row table column october november december january february march april june july august
    september day days patient patients client clients user users person persons people report reports stuck old
    report's average currently present volume tally quantity
    """.split()  # noqa: SIM905
) - {"under", "old", "annual", "stuck", "average"}
# In one about a risk.
RISKS = _COMMON | frozenset(
    """
    problem problems trouble handles solve solved solving fix fixed fixing address addressed addressing remedy risk
    risks risky issue issues high highest higher low lowest lower moderate medium critical severe severity
    serious seriously significant top biggest bigger big worst worse bad badly main major rank ranked ranks ranking
    rankings score scored scores scoring rate rated rates rating ratings own owns owner owners owned owning
    responsible responsibility accountable charge looking mitigation mitigations mitigate mitigated mitigates
    mitigating resolution proposed being plan plans planned manage managed manages managing handle handled handling
    level levels register registers log many identified project programme description against happening holds hold
    lead leads leading concern concerns concerned action actions taken currently key delivery achieving worry
    worries worried worrying fear afraid danger dangers threat threats likelihood likely impact tackle tackled
    tackling dealt deal dealing control controls controlled reduce reduced reducing lessen lessened prevent
    prevented preventing avoid avoided stop stopping answer respond response step steps measure measures rag red
    amber green number graded grade grading bit status
    """.split()  # noqa: SIM905
)
# In one about any other table.
TABLES = _COMMON | frozenset(
    """
    table tables chart grid matrix breakdown number numbers figure figures rated rating ratings rate row rows column
    columns cell under total totals count counted counts stand stands quickly soon fast inform informed notify
    notified position previously previous prev prior last before earlier then report reports time times year change
    changed changes up down more fewer compared compare difference between since current latest each entry line full
    """.split()  # noqa: SIM905
) - {"rated", "rating", "ratings"}

"""What rooms say for how a thing is spoken of and behaves, what must change, and its checks; data only.

A phrase is in lower case without hyphens; `|` parts phrases of one meaning, `{slot}` stands for the ways of
`patterns.py`. The longest phrase wins, articles do not count.
"""

from typing import Final

_KINDS_OF_ASSET: Final = {
    "stock": "stock|stocks|a stock|share|shares|a share|equity|equities|stock on a list",
    "real-estate": "real estate|property|rental property|a house|estate|a building|a flat",
    "brand": "brand|brands|a brand|consumer brand",
    "vineyard": "vineyard|vineyards|a vineyard|weinberg|ein weinberg|weinberge|vignoble|vigne",
}

ASSET_WORDS: Final[dict[str, dict[str, str]]] = {
    "asset": _KINDS_OF_ASSET,
    "must_change": {
        "land": (
            "land|market|the market|market rules|rules|the rules|regulation|regulations"
            "|market and rules|regulator|law|legislation"
        ),
        "vines": (
            "vines|vine|architecture|the architecture|data|the data|architecture and data|data model"
            "|code|data models|architektur|daten"
        ),
        "labour": (
            "labour|labor|skills|the skills|people|the people|people and skills|staff skills|know how"
            "|training|crew"
        ),
        "season": (
            "season|seasons|release cycle|the release cycle|operating cycle|the operating cycle"
            "|release calendar|release and operating cycle|releases|operating model cycle|cycle"
            "|release rhythm|rhythm"
        ),
    },
    "failed-checks": {
        "as_a_service": "{cannot} be run as a service|{cannot} be offered as a service|no good as a service",
        "own_brand": "borrows its brand|nobody knows the name|shares its brand|trades under another name",
        "own_revenue": "earns nothing|earns nothing of its own|brings in nothing|does not earn a thing",
        "own_costs": "costs are shared|shares its costs|costs buried in|nobody knows what it costs",
        "little_outside_data": (
            "lots of outside data|lot of outside data|much outside data|plenty of outside data"
            "|full of outside data|needs outside data|lots of data from outside|a lot of external data"
            "|much data from outside"
        ),
        "few_user_groups": (
            "many user groups|lots of user groups|too many user groups|dozens of user groups|many users"
            "|all kinds of users|every user group"
        ),
        "one_team_can_run_it": (
            "one team {cannot} run it|{cannot} be run by one team|no one team can run it"
            "|no single team can run it|one team alone {cannot} run it|single team {cannot} run it"
            "|takes more than one team"
            "|needs more than one team|takes several teams|needs several teams|takes two teams"
            "|needs two teams|takes three teams|needs three teams"
        ),
    },
    "checks": {
        "as_a_service": (
            "as a service|run as a service|offered as a service|sold as a service|could be a service"
            "|as service"
        ),
        "own_brand": (
            "own brand|its own brand|brand of its own|a brand of its own|separate brand"
            "|own name in the market"
        ),
        "own_revenue": (
            "own revenue|its own revenue|revenue of its own|own revenues|own income|own p&l"
            "|earns its own money|income of its own"
        ),
        "own_costs": (
            "own costs|its own costs|costs of its own|own cost|own cost centre|own cost center"
            "|cost of its own|own budget line"
        ),
        "little_outside_data": (
            "little outside data|needs little outside data|little data from outside"
            "|little outside data needed|hardly any outside data|little external data"
        ),
        "few_user_groups": (
            "few user groups|few users|only a few user groups|few groups of users"
            "|a handful of user groups|one user group"
        ),
        "one_team_can_run_it": (
            "one team can run it|one team runs it|one team could run it|run by one team"
            "|a single team can run it|single team can run it|one team alone can run it"
            "|one team could run it alone"
        ),
    },
}

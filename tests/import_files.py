"""Small files as spreadsheets and tools write them, one habit each, and what import should make of them."""

from typing import NamedTuple


class File(NamedTuple):
    """Two files and what they should become; rows are named by their line."""

    nodes: str | bytes
    edges: str | bytes
    things: dict[str, str]  # name -> kind, with people where they are known: "team 2.5"
    needs: frozenset[str] | set[str] = frozenset()  # "A > B", with people where they are known: "A > B 2"
    nodes_out: tuple[int, ...] = ()  # lines of rows that are left out, for whatever reason
    edges_out: tuple[int, ...] = ()
    told: tuple[str, ...] = ()  # parts of what is said about it


HEAD, TIES = "id,kind,name,people\n", "source,target,kind,people\n"
PAIR = {"Portal": "system", "Order store": "data"}
NEED = {"Portal > Order store"}
EDGES = "source,target,kind\nportal,store,needs\n"
NODES = "id,kind,name\nportal,system,Portal\nstore,data,Order store\n"

FILES: dict[str, File] = {
    # ---- spreadsheets
    "Excel, German, semicolons and CP1252": File(
        "id;kind;name;people\r\nk;team;Kr\xfcger & S\xf6hne;2,5\r\np;system;Portal;\r\n".encode("cp1252"),
        b"source;target;kind\r\np;k;needs\r\n",
        {"Krüger & Söhne": "team 2.5", "Portal": "system"}, {"Portal > Krüger & Söhne"},
        told=("nodes.csv:2", "Windows-1252"),
    ),
    "Excel, US, UTF-8 with a byte order mark": File(
        "\ufeff" + NODES.replace("\n", "\r\n"), "\ufeff" + EDGES.replace("\n", "\r\n"), PAIR, NEED
    ),
    "Excel, Unicode text: UTF-16 and tabs": File(
        NODES.replace(",", "\t").encode("utf-16"), EDGES.replace(",", "\t").encode("utf-16"), PAIR, NEED
    ),
    "UTF-16, the big end first": File(
        b"\xfe\xff" + NODES.encode("utf-16-be"), b"\xfe\xff" + EDGES.encode("utf-16-be"), PAIR, NEED
    ),
    "UTF-16 whose mark was lost": File(NODES.encode("utf-16-le"), EDGES.encode("utf-16-le"), PAIR, NEED),
    "UTF-8 with one damaged byte": File(
        NODES.encode() + "z,team,Zürich\n".encode() + b"q,team,Qu\xe9bec\n", EDGES,
        {**PAIR, "Zürich": "team", "Qu\ufffdbec": "team"}, NEED, told=("nodes.csv:5",),
    ),
    "Excel, the separator told in the first line": File(
        "sep=;\r\nid;kind;name\r\nportal;system;Portal\r\nstore;data;Order store\r\n",
        "\ufeffsep=,\n" + EDGES, PAIR, NEED,
    ),
    "a separator that nothing but the first line tells": File(
        "sep=^\n" + NODES.replace(",", "^"), EDGES.replace(",", "|"), PAIR, NEED
    ),
    "a blank first line": File("\n" + NODES, ",,\n\n" + EDGES, PAIR, NEED),
    "a title above the headings": File(
        "Landscape 2026;;\nas of 1 March, all units;;\n\n" + NODES.replace(",", ";"), EDGES, PAIR, NEED,
        told=("nodes.csv:1",),
    ),
    "empty columns at the right": File(
        "id,kind,name,,,\nportal,system,Portal,,,\nstore,data,Order store,,,\n", EDGES, PAIR, NEED
    ),
    "trailing blanks not written": File(
        HEAD + "portal,system,Portal\nstore,data,Order store,\nx,team\n", EDGES, PAIR, NEED, nodes_out=(4,)
    ),
    "figures guarded as text": File(
        'id,kind,name\n="0341",system,Portal\n"=""0342""",data,Order store\n',
        'source,target,kind\n="0341","=""0342""",needs\n', PAIR, NEED,
    ),
    "lines and separators inside quotes": File(
        'id,kind,name\nportal,system,"Por-\r\ntal, ""old"""\nstore,data,Order store\n', EDGES,
        {'Por- tal, "old"': "system", "Order store": "data"}, {'Por- tal, "old" > Order store'},
    ),
    "a quote that never closes": File(
        'id,kind,name\nportal,system,Portal\nbad,system,"Never closed\nstore,data,Order store\n', EDGES,
        PAIR, NEED, nodes_out=(3,), told=("nodes.csv:3",),
    ),
    "a cell too many": File(
        NODES + "b,system,Billing, old\n", EDGES, PAIR, NEED, nodes_out=(4,), told=("nodes.csv:4",)
    ),
    "blanks after commas, quoted headings": File(
        '"id", "kind", "name"\n"portal", "system", "Portal"\n"store", "data", "Order store"\n', EDGES,
        PAIR, NEED,
    ),
    "LibreOffice, formulas gone wrong and blanks that do not break": File(
        HEAD + "portal,system,Portal,\nstore,data,\u00a0Order\u00a0store,\n"
        "x,team,#REF!,3\ny,team,Yard,#N/A\n",
        EDGES, {**PAIR, "Yard": "team"}, NEED, nodes_out=(4,), told=("nodes.csv:5 people",),
    ),
    "Google Sheets, a total below": File(
        HEAD + "t,team,Till,4\np,system,Portal,\n,,,4\n,,Total,4\n", TIES + "p,t,needs,4\n",
        {"Till": "team 4", "Portal": "system"}, {"Portal > Till 4"}, nodes_out=(4, 5),
    ),
    "old Macintosh line ends": File(NODES.replace("\n", "\r"), EDGES.replace("\n", "\r"), PAIR, NEED),
    "a template half filled in": File(
        NODES + "<id>,<kind>,<name>\n{{id}},system,{{name}}\n"
        "x1,system,TBD\nx2,[kind],Thing\nx3,team,${team}\n", EDGES, PAIR, NEED, nodes_out=(4, 5, 6, 7, 8),
    ),
    "heading words of people": File(
        "Team Name;Type;FTE (plan)\nTill;Team;2,5 FTE\nYard;team;1 000\n".replace("Team Name", "Name"),
        "From;To;Relation\nTill;Yard;Depends on\n",
        {"Till": "team 2.5", "Yard": "team 1000"}, {"Till > Yard"},
    ),
    # ---- figures
    "figures nobody knows": File(
        HEAD + "a,team,A,n/a\nb,team,B,-\nc,team,C,?\nd,team,D,TBD\n"
        "e,team,E,many\nf,team,F,-1\ng,team,G,nan\n",
        TIES + "a,b,needs,tbc\n",
        dict.fromkeys("ABCDEFG", "team"), {"A > B"},
        told=(*(f"nodes.csv:{n} people" for n in range(2, 9)), "edges.csv:2 people"),
    ),
    "figures finer than a tenth": File(
        HEAD + 'a,team,A,2.25\nb,team,B,"2,25"\nc,team,C,0.04\nd,team,D,2.30\n', TIES + "a,b,needs,0.75\n",
        {"A": "team", "B": "team", "C": "team", "D": "team 2.3"}, {"A > B"},
        told=(
            "nodes.csv:2 people: 2.25 is finer than a tenth; it is unknown",
            "nodes.csv:3 people", "nodes.csv:4 people", "edges.csv:2 people",
        ),
    ),
    "figures as programs write them": File(
        HEAD + "a,team,A,1e3\nb,team,B,1_000\nc,team,C,1.5E+00\nd,team,D,inf\ne,team,E,0x10\n", TIES,
        dict.fromkeys("ABCDE", "team"), told=tuple(f"nodes.csv:{n} people" for n in range(2, 7)),
    ),
    "figures written with a comma, a sign or a half": File(
        HEAD + 'a,team,A,"1,5"\nb,team,B,+3\nc,team,C,2½\nd,team,D,"3,0 FTE"\ne,team,E,2.5-3\n', TIES,
        {"A": "team 1.5", "B": "team 3", "C": "team 2.5", "D": "team 3", "E": "team 2.8"},
        told=("nodes.csv:6 people",),
    ),
    "figures with words, thousands and ranges": File(
        HEAD + 'a,team,A,3 FTE\nb,team,B,1 000\nc,team,C,"1,500"\n'
        'd,team,D,3-5\ne,team,E,~5\nf,team,F,"1.234,5"\n',
        TIES,
        {"A": "team 3", "B": "team 1000", "C": "team", "D": "team 4", "E": "team 5", "F": "team 1234.5"},
        told=("nodes.csv:4 people", "nodes.csv:5 people"),
    ),
    "shares of people in teams": File(
        HEAD + "t,team,Till,\np,person,P,\nq,person,Q,\nr,person,R,\n",
        TIES + "t,p,staffed_by,0.25\nt,q,staffed_by,0.25\nt,r,staffed_by,0.25\n",
        {"Till": "team 0.8"}, nodes_out=(3, 4, 5),
    ),
    # ---- rows
    "ids twice": File(
        NODES + "portal,system,Portal again\nstore,data,Order store\n", EDGES, PAIR, NEED, nodes_out=(4, 5),
        told=("nodes.csv:4 id", "line 2"),
    ),
    "an id whose first row is blank": File(
        "id,kind,name\nportal,system,\nportal,system,Portal\nstore,data,Order store\n", EDGES, PAIR, NEED,
        nodes_out=(2,),
    ),
    "needs of itself, twice and with two figures": File(
        HEAD + "a,system,A,\nt,team,T,5\n",
        TIES + "a,a,needs,\na,t,needs,2\na,t,needs,2\na,t,uses,\na,t,depends_on,3\n",
        {"A": "system", "T": "team 5"}, {"A > T 2"}, edges_out=(2,), told=("edges.csv:6 people", "line 3"),
    ),
    "ends that no row has": File(
        NODES,
        EDGES + "portal,group:default/quay,owned_by\nstroe,portal,needs\n,store,needs\nportal,?,needs\n",
        PAIR, NEED, edges_out=(3, 4, 5, 6), told=("edges.csv:3 target", 'did you mean "store"?'),
    ),
    "ends whose row was left out": File(
        NODES + "x,system,\nc,crane,Crane\n", EDGES + "portal,x,needs\nportal,c,needs\n", PAIR, NEED,
        nodes_out=(4, 5), edges_out=(3, 4), told=("edges.csv:3 target", "line 4"),
    ),
    "ends written as names": File(
        NODES, "source,target,kind\nPortal,ORDER store,needs\nPORTAL,Store,uses\n", PAIR, NEED
    ),
    "a name that several have": File(
        NODES + "old,data,Order store\n", "source,target,kind\nportal,Order store,needs\n",
        {"Portal": "system", "Order store": "data"}, edges_out=(2,), told=("edges.csv:2 target", "several"),
    ),
    "names and no ids": File(
        "Name,Type\nPortal,System\nOrder store,Database\n", "Source,Target\nPortal,Order store\n", PAIR, NEED
    ),
    "ids and no names": File(
        "id,kind\nPortal,system\nOrder store,data\n", "source,target,kind\nPortal,Order store,needs\n",
        PAIR, NEED,
    ),
    "the two files the other way round": File(EDGES, NODES, PAIR, NEED, told=("other way round",)),
    # ---- tools
    "pandas, with its index": File(
        ",id,kind,name,people\n0,portal,system,Portal,\n1,t,team,Till,4.0\n",
        ",source,target,kind,people\n0,portal,t,needs,2.0\n",
        {"Portal": "system", "Till": "team 4"}, {"Portal > Till 2"},
    ),
    "a table of Markdown": File(
        "| id | kind | name |\n|---|---|---|\n| portal | system | Portal |\n| store | data | Order store |\n",
        "| source | target | kind |\n|:--|:--|:--|\n| portal | store | needs |\n", PAIR, NEED,
        nodes_out=(2,), edges_out=(2,),
    ),
    "ids in braces, names with marks in them": File(
        "GUID,Type,Name,ID\nx,System,<b>Portal</b>,{3F2504E0-4F89-11D3-9A0C-0305E82C3301}\n"
        "y,data,[Legacy] {old} store,<http://example.org/store>\n",
        "Source,Target\n{3F2504E0-4F89-11D3-9A0C-0305E82C3301},<http://example.org/store>\n",
        {"<b>Portal</b>": "system", "[Legacy] {old} store": "data"}, {"<b>Portal</b> > [Legacy] {old} store"},
    ),
    "letters in two parts in one file, in one in the other": File(
        "id,kind,name\nZu\u0308rich,system,Zu\u0308rich\nstore,data,Order store\n",
        "source,target,kind\nZ\u00fcrich,store,needs\n",
        {"Z\u00fcrich": "system", "Order store": "data"}, {"Z\u00fcrich > Order store"},
    ),
    "figures that became dates": File(
        HEAD + "a,team,A,05/06\nb,team,B,03-05\nc,team,C,9-4\nd,team,D,01.02.2026\ne,team,E,50%\n"
        "f,team,F,3 months\n", TIES,
        dict.fromkeys("ABCDEF", "team"), told=tuple(f"nodes.csv:{n} people" for n in range(2, 8)),
    ),
    "labels of edges that are blank": File(
        NODES, "Source,Target,Label,Weight\nportal,store,,1\n", PAIR, NEED
    ),
    "words of another language": File(
        "sep=;\r\nId;Name;Typ;Kind\r\n1;Portal;x;Anwendung\r\n2;Lager;x;data\r\n".encode("cp1252"),
        "Source;Target;Kind\r\n1;2;benötigt\r\n".encode("cp1252"), {"Lager": "data"},
        nodes_out=(3,), edges_out=(2,), told=("Anwendung = { becomes", 'kind = "benötigt"'),
    ),
    "Gephi": File(
        "Id,Label,timeset,modularity_class\n1,Portal,,0\n2,Order store,,0\n",
        "Source,Target,Type,Id,Label,timeset,Weight\n1,2,Directed,0,,,1.0\n2,1,Undirected,1,,,1.0\n",
        {"Portal": "system", "Order store": "system"}, NEED, edges_out=(3,), told=("weight",),
    ),
    "Gephi with labels on its edges": File(
        "Id,Label,Type\n1,Portal,system\n2,Order store,data\n",
        "Source,Target,Type,Id,Label,Weight\n1,2,Directed,0,depends on,1.0\n", PAIR, NEED,
    ),
    "ServiceNow": File(
        "sys_id,name,sys_class_name,short_description\n9a,Portal,Application,x\n9b,Order store,Database,\n",
        "parent,child,type\nPortal,Order store,Depends on::Used by\n9a,9b,Runs on::Runs\n", PAIR, NEED,
    ),
    "LeanIX": File(
        "id,externalId,type,displayName,lifecycle\na-1,,Application,Portal,active\na-2,,BusinessCapability,Ordering,\n",
        "id,type,source,target\nr1,requires,a-1,a-1\nr2,supports,a-1,a-2\n", {"Portal": "system"},
        nodes_out=(3,), edges_out=(2, 3),
    ),
    "Archi": File(
        '"ID","Type","Name","Documentation","Specialization"\n"id-1","ApplicationComponent","Portal","",""\n'
        '"id-2","Product","Shop","line one\nline two",""\n',
        '"ID","Type","Name","Documentation","Source","Target","Specialization"\n'
        '"id-9","ServingRelationship","","","id-1","id-2",""\n',
        {"Shop": "product"}, nodes_out=(2,), edges_out=(2,), told=("ApplicationComponent = {",),
    ),
    "Jira": File(
        "Summary,Issue key,Issue id,Issue Type,Labels,Labels,Sprint,Sprint\n"
        "Tracking,PAY-1,10001,Initiative,a,b,1,2\nFix the lamp,PAY-2,10002,Bug,,,,\n",
        "Source,Target,Link Type\nPAY-1,PAY-2,Blocks\n", {"Tracking": "initiative"},
        nodes_out=(3,), edges_out=(2,),
    ),
    "a Backstage catalogue made flat": File(
        "kind,name,owner\nComponent,lamp,keepers\nResource,oil-store,keepers\nGroup,keepers,\n",
        "source,target,relation\nlamp,oil-store,dependsOn\nlamp,keepers,ownedBy\noil-store,lamp,dependencyOf\n",
        {"lamp": "system"}, nodes_out=(3, 4), edges_out=(2, 3, 4),
    ),
    "kinds in whatever case": File(
        "id,kind,name\na,SYSTEM,A\nb,Retired System,B\nc,Working-Group,C\nd,teams,D\n",
        "source,target,kind\na,b,DEPENDS-ON\nb,c,dependsOn\nc,d,Depends  on\na,d,DependsOn\n",
        {"A": "system", "B": "system", "C": "team", "D": "team"}, {"A > B", "B > C", "C > D", "A > D"},
    ),
}  # fmt: skip

"""Closed classes of capitalised English words: what stands around and inside a name, and what only looks like one.

Written by hand. Each set is looked up word by word, so none holds a phrase.
"""

from __future__ import annotations

# Titles that end in a name and say whether a man or a woman bears it ("" for either).
HONORIFICS = {
    **dict.fromkeys(
        "Mr Mister Sir Lord Herr Monsieur Señor Don King Prince Emperor Tsar Czar Duke Baron Pope".split(), "m"
    ),
    **dict.fromkeys("Messrs Father Fr Kaiser Sheikh Imam Mullah Ayatollah Sultan Emir".split(), "m"),
    **dict.fromkeys(
        "Mrs Ms Miss Madame Mme Lady Dame Queen Princess Empress Duchess Baroness Sister Señora Frau".split(), "f"
    ),
    **dict.fromkeys("Dr Prof Professor Rev Reverend Rabbi Hon Judge Justice Saint".split(), ""),
    **dict.fromkeys(
        "Gen Lt Col Maj Capt Cmdr Cdr Adm Sgt Cpl Pvt Brig Sen Rep Gov Insp Det Supt Pres Msgr Amb Pfc".split(), ""
    ),
}
# Offices and roles: before a name they introduce a person, whatever stands before them.
TITLES = frozenset(
    """President Vice-President Premier Chancellor Minister Secretary Undersecretary Senator Congressman
    Congresswoman Representative Governor Lieutenant Mayor Ambassador Envoy Consul Commissioner Attorney
    Solicitor Prosecutor Sheriff General Colonel Major Captain Admiral Commander Marshal Brigadier Sergeant
    Corporal Private Commodore Commandant Director Chairman Chairwoman Chairperson Chair Chief CEO CFO COO CTO
    Executive Officer Manager President-elect Spokesman Spokeswoman Spokesperson Inspector Detective Constable
    Superintendent Coach Captain Leader Speaker Whip Dictator Führer Fuhrer Deputy Vice Prime Acting Former Ex-
    President Archbishop Bishop Cardinal Patriarch Pastor Chaplain Principal Provost Editor Analyst
    Economist Engineer Architect Author Actor Actress Singer Writer Councillor Councilman Councilwoman Alderman
    Assemblyman Assemblywoman MP MEP MSP Lawmaker Astronaut Cosmonaut Founder Co-founder Cofounder Foreign-
    Minister Regent Viceroy Crown Majesty Highness Excellency Comrade Honourable Honorable Lawyer Counsel
    Advocate Advisor Adviser Auditor Treasurer Curator Rector Surgeon Historian Taoiseach Generalissimo Consul-
    General Co-chairman Co-director Secretary-General Director-General Attorney-General Governor-General Major-
    General Lieutenant-Colonel Lieutenant-General Vice-Admiral Treasurer Undersecretary-General Co-chair Co-
    president Vice-Chairman Vice-Chancellor Cllr Generals Presidents Senators Ministers Secretaries Colonels Admirals
    Professors Governors Ambassadors Congressmen Marshals Sens Reps Drs Gens Gov-elect""".split()
) | frozenset(HONORIFICS)
GENERATIONS = frozenset("Jr Sr II III IV".split())
SURNAME_TITLES = frozenset(
    "King Bishop Major Pope Prince Duke Baron Judge Marshal Cardinal Sheriff Justice Chair".split()
)
# What a title of office may be of, and what may stand before it: "Secretary of State", "Defense Secretary".
DEPARTMENTS = frozenset(
    """State National Intelligence Defense Defence Foreign Affairs Interior Finance Homeland Security Justice
    Health Treasury Commerce Energy Labor Labour Transport Transportation Education Agriculture Staff Operations
    Police Public Home Human Services Housing Urban Development Veterans Trade Industry Environment
    Environmental Culture Sports Information Communications Budget Policy Communication Economic Economy
    Research Science Technology Marketing Financial Operating Executive General Special Press Senior Assistant
    Associate Deputy Vice Chief Acting Former First Managing Joint Chiefs Supreme Allied Naval Air Army Navy
    Military External Internal Social Welfare Planning Tourism Works Railway Railways Aviation Fisheries Water
    Resources Climate Change Women Children Youth Religious Legal District Exchequer Majority Minority House Senate
    Party Opposition Union Election Campaign Parliamentary Under""".split()
)
# Last (sometimes first) words of an organisation's name.
ROYAL = frozenset("King Queen Prince Princess Emperor Empress Sultan Emir Sheikh Tsar Czar Kaiser Pope".split())
# What begins so is an operation, a storm, a vessel, a road.
THING_BEGINNINGS = frozenset(
    """Operation Hurricane Typhoon Cyclone Tropical Storm Flight Shuttle Space HMS USS Highway Interstate Route Battle
    Treaty World War Expo Miss Windows Plan""".split()
)
ORGANISATION_HEADS = frozenset(
    """Academy Administration Agency Air Airlines Airline Airways Alliance Army Assembly Associates Association
    Authority Bank Bar Battalion Board Brigade Brigades Broadcasting Brothers Bureau Cabinet Center Centre
    Chamber Church Club Coalition College Command Commission Committee Commons Communications Company Conference
    Confederation Congress Consortium Convention Co-operative Cooperative Corp Corporation Corps Council Court
    Courts Department Division Electric Electronics Embassy Empire Energy Enterprises Entertainment Exchange
    Express Federation Fleet Force Forces Foundation Front Fund Gazette Government Group Guard Guards Herald
    Holdings Hospital Hotel Industries Initiative Institute Institution Insurance International Journal
    Laboratories Laboratory League Legion Ltd Magazine Media Ministry Mission Motors Movement Museum Navy
    Network Networks News Newspapers Office Orchestra Organisation Organization Pact Panel Parliament Partners
    Partnership Party Patrol Petroleum Pharmaceuticals Police Post Press Project Radio Records Regiment Registry
    Research Reserve School Secretariat Securities Senate Service Services Society Solutions Squad Squadron
    Studios Sun Systems Team Technologies Technology Telecom Telegraph Television Times Tribune Trust Tribunal
    Union Unions Unit United University Ventures Volunteers Workers Works Aerospace Airforce Airport Authority
    Community Consulting Council Faculty Freres Gang Intelligence Militia Mosque Theatre Theater Treasury Troop
    Troops Clinic Observatory Library Brewery Chronicle Inquirer Daily Weekly Review Legislature Oil Gas Mafia
    Cartel Sox Yankees Rangers Rovers Wanderers FC Athletic Pharma Therapeutics Biotech Finans Finance Capital
    Holding Logistics Shipping""".split()
)
# Those that end nothing else than an organisation's name of several words.
STRONG_HEADS = frozenset(
    """Academy Agency Airlines Airways Association Authority Bureau Commission Committee Company Corporation Council
    Court Department Federation Foundation Fund Institute League Ministry Organisation Organization Parliament Party
    Police Society Trust University Union Club Orchestra Brigade Administration Bank""".split()
)
COMPANY_SUFFIXES = frozenset(
    """Inc Corp Co Ltd LLC Plc PLC plc AG SA NV GmbH LLP LP BV SpA AB ASA Oyj Pty KG SE Limited Incorporated""".split()
)
# Names that end (or begin) so are places.
PLACE_HEADS = frozenset(
    """Airport Avenue Basin Bay Beach Boulevard Bridge Building Canal Canyon Cape Castle Cathedral City Coast
    County Creek Dam Desert District Drive Falls Field Forest Gulf Harbor Harbour Heights Highway Hill Hills
    House Island Islands Isle Junction Lake Lakes Lane Mount Mountain Mountains Ocean Palace Park Parkway Peak
    Peninsula Plateau Plaza Point Port Prairie Prefecture Province Ranch Range Reef Ridge River Road Sea Square
    Stadium Station Strait Straits Street Territory Tower Town Township Tunnel Valley Village Volcano Wall Woods
    Territories Region Governorate Oblast Fort Camp Base Arena Ballpark Gardens Cemetery Zoo Center Centre
    Theatre Theater Temple Hall Basilica Abbey Chapel Barracks Pier Gorge Glacier Site Cosmodrome Spaceport""".split()
)
# Heads of what is neither a party nor a place: events, laws, works, products, awards.
THING_HEADS = frozenset(
    """Act Accord Accords Agreement Amendment Award Awards Battle Bill Bowl Championship Championships Charter Code
    Constitution Convention Crisis Cup Day Declaration Election Elections Era Festival Games Grammy Conference
    Index Initiative Jihad Language Law Loan Marathon Medal Month Olympics Oscar Pact Phase Plan Plot Prix Prize
    Program Programme Protocol Race Rebellion Report Resolution Revolution Rights Rule Season Series Statement
    Strategy Summit Test Tour Treaty Trial Trophy Uprising Version War Wars Week Year Album Song Show Movie
    Symphony Edition Open Average Composite Project Operation Scandal Affair Massacre Holocaust Christmas Easter
    Ramadan Thanksgiving Eve Gospel Bible Koran Quran Testament OS Pro Mini XP Book Highway Flight""".split()
)
# Those that end no party's name, whatever stands before them.
SURE_THINGS = frozenset(
    """Act Accord Accords Agreement Amendment Treaty Pact Protocol Constitution Resolution Championship Championships
    Olympics Festival Marathon Cup Prix Prize Awards Massacre Holocaust Uprising Revolution War Wars Declaration Bill
    Agreements Bowl Christmas Easter Eve Album Kit Summit Airshow Expo Exhibition Show Games Trophy Medal
    Scandal Symphony Edition Time Papers Report Incident Expedition Offensive Siege
    Rebellion Revolt Mutiny Affair""".split()
)
# A conference is an event, unless a league, a church or an alliance calls itself one.
CONFERENCES = frozenset("Leadership Islamic Bishops Bishops' Catholic Baptist Athletic Episcopal Football".split())
CALENDAR = frozenset(
    """January February March April May June July August September October November December Jan Feb Mar Apr Jun
    Jul Aug Sep Sept Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu
    Thur Thurs Fri Sat GMT UTC EST EDT CST CDT MST MDT PST PDT CET CEST BST EET AM PM Easter Christmas Ramadan
    Thanksgiving Passover Spring Summer Autumn Winter BC AD BCE CE""".split()
)
# Capitals that are no name of a party.
NO_NAMES = frozenset(
    """GDP GNP DNA AIDS HIV TV PC PCs US$ C.E.O. VIP ID IQ DVD CD USB GPS SUV UFO ATM PIN PR FAQ PDF URL HTML WMD
    VAT IPO MBA PhD MD BA BSc SARS COVID COVID-19 Covid Covid-19 Internet Web Net Mac Windows Linux Android
    Earth Moon Sun God Nazi Nazis Nazism Islam Islamic Islamist Islamists Christianity Judaism Buddhism
    Communism Marxist Marxism Catholicism Bible Koran Quran OK Ok Okay RSVP PS NB USD EUR GBP MW GW KM MPH LED
    LCD RAM GB MB TB MHz GHz CPU GPU OS iOS Wi-Fi WiFi Bluetooth Ebola HMS USS SMS MP3 MMS GSM VHS DVDs CDs Id
    Nobel Olympic Olympics CCTV NHS1 I II III IV VI VII VIII IX XI XII XIII XIV XV Jr Sr Gospel Lent Hell Heaven
    Devil Satan Nikkei DAX CAC Sensex Mars Venus Jupiter Saturn Uranus Neptune Marxist-Leninist
    HTTP WWW COM Arabic Hebrew Mandarin Cantonese Hindi Urdu Farsi Swahili
    Westerners ASAP FYI AKA aka UV IR AC DC FM Photo File Caption Copyright Advertisement""".split()
)
# Words of grammar and of news style: with a capital they open a sentence or a headline, and no name begins with them
# unless it is known.
STOP = frozenset(
    """A Ah Oh Uh Um Hey Yeah Well About Above According Across Actually Additionally After Again Against Ago All
    Allegedly Almost Along Already Also Although Always Am Amid Among An And Another Any Anyone Anything Apart
    Apparently Are Around As Aside Asked At Away Back Based Be Because Been Before Behind Being Below Beneath
    Beside Besides Between Beyond Both But By Can Clearly Compared Concerning Considering Could Currently Dear
    Despite Did Do Does Doing Due During Each Earlier Either Else Elsewhere Enough Especially Even Eventually
    Ever Every Everyone Everything Except Few Finally First Firstly Following For Former Fortunately Four From
    Furthermore Given Giving Go Had Half Has Have Having He Hello Hence Her Here Hers Hi Him His How However I
    I'm I've I'd I'll If Immediately In Including Indeed Initially Inside Instead Into Is It It's Its Just Last
    Late Lately Later Least Less Let Let's Like Likewise Little Long Many Maybe Me Meanwhile Might Mine More
    Moreover Most Mostly Much Must My Near Nearby Nearly Neither Never Nevertheless Next No Nobody None
    Nonetheless Nor Normally Not Nothing Notably Now Obviously Of Off Officially Often Oh On Once One Only Onto
    Or Originally Other Others Otherwise Our Out Outside Over Own Part People Per Perhaps Please Plus Possibly
    Presumably Previous Previously Probably Rather Recent Recently Regarding Regardless Reportedly Said Same
    Second Secondly Several Shall She Should Shortly Similarly Simply Since Six Slightly So Some Somebody
    Someone Something Sometimes Soon Sorry Still Subsequently Such Suddenly Supposedly Ten Than Thank Thanks
    That That's The Their Theirs Them Then There There's Thereafter Therefore These They They're Third This
    Those Though Three Through Throughout Thus Till To Today Together Tomorrow Tonight Too Toward Towards Twice
    Two Typically Ultimately Under Unfortunately Unless Unlike Until Up Upon Us Usually Various Very Via Was We
    We're Well Were What Whatever When Whenever Where Whereas Wherever Whether Which While Who Whoever Whom
    Whose Why Will With Within Without Would Yes Yesterday Yet You You're Your Yours Five Seven Eight Nine
    Eleven Twelve Dozens Hundreds Thousands Millions Billions Tens Born Died New Old Big Small Good Great
    Several Today's Such Police Officials Authorities Experts Analysts Critics Supporters Reporters Residents
    Witnesses Investigators Prosecutors Lawyers Scientists Researchers Protesters Demonstrators Rebels Troops
    Soldiers Doctors Workers Students Voters Leaders Members Opponents Shares Stocks Sales Profits Prices Photos
    Photograph Pictured Sources Reports Read See Click Note Editor's Update Updated Breaking Exclusive Analysis
    Opinion Comment Video Watch Listen Why Inside Advertisement Related Share""".split()
)
# Lower-case nouns that, right before a name, say that it is a person's.
PERSON_NOUNS = frozenset(
    """spokesman spokeswoman spokesperson leader envoy activist lawyer attorney president minister secretary
    director chairman chairwoman chief executive founder co-founder officer analyst economist professor coach
    captain manager actor actress singer writer author journalist reporter correspondent photographer editor
    columnist historian scientist researcher engineer doctor nurse teacher student senator congressman lawmaker
    governor mayor ambassador diplomat general colonel commander dictator rebel warlord cleric priest bishop
    pope king queen prince princess wife husband son daughter brother sister father mother grandmother
    grandfather uncle aunt cousin nephew niece widow friend colleague partner rival candidate nominee challenger
    incumbent aide adviser advisor assistant deputy judge justice prosecutor defendant suspect gunman killer
    victim survivor astronaut pilot driver player striker midfielder goalkeeper defender champion swimmer boxer
    golfer runner cyclist billionaire tycoon businessman businesswoman entrepreneur inventor designer architect
    composer musician guitarist drummer rapper poet novelist playwright painter sculptor artist philosopher
    economist dissident defector hacker whistleblower witness detective inspector sheriff premier chancellor
    marshal admiral sergeant mathematician physicist chemist biologist astronomer explorer navigator theologian monk
    nun consul emperor empress sultan caliph conductor comedian broadcaster presenter essayist critic curator surgeon
    cosmonaut climber wrestler footballer cricketer""".split()
)
# Nouns after an adjective of nationality that mean the state itself or those who act for it.
STATE_NOUNS = frozenset(
    """government governments official officials authorities authority administration leadership representatives
    representative delegation delegates diplomat diplomats negotiators negotiator president presidency premier
    minister ministers ministry parliament lawmakers army military navy forces troops soldiers police air
    officer officers warplanes jets airstrikes strikes embassy ambassador envoy envoys leaders leader
    state republic regime cabinet senate congress court courts prosecutors investigators intelligence security
    fighters commandos aircraft fleet ships warships artillery tanks team side counterpart counterparts side
    foreign prime defense defence interior finance central national spokesman spokeswoman""".split()
)
PLACE_PREPOSITIONS = frozenset(
    """in at near from of to into across around outside inside off through throughout toward towards over above
    beyond within via under along past""".split()
)
PARTY_PREPOSITIONS = frozenset("with by against between for on upon versus among amid".split())
# With a country's name or adjective before them they are the country: "the British Embassy".
NATIONAL_HEADS = frozenset("Government Administration Military Forces Troops Embassy Authorities".split())

# Roles that say whether a man or a woman has them.
ROLE_GENDERS = dict.fromkeys(
    """spokesman chairman congressman businessman husband son brother father grandfather uncle nephew king prince actor
    priest pope boy councilman assemblyman""".split(),
    "m",
) | dict.fromkeys(
    """spokeswoman chairwoman congresswoman businesswoman wife daughter sister mother grandmother aunt niece widow queen
    princess actress girl councilwoman assemblywoman""".split(),
    "f",
)
CHILD_NOUNS = frozenset(("boy", "girl", "child"))
# Common nouns for an organisation that the text has named.
COMPANY_NOUNS = frozenset(
    """company airline carrier firm automaker carmaker manufacturer planemaker agency retailer newspaper
    magazine broadcaster ministry club university organisation organization corporation watchdog
    studio startup brewer""".split()
)
# Nouns right before a name that say what kind of body it is: "the start-up X".
BODY_NOUNS = COMPANY_NOUNS - {"manufacturer", "studio"} | frozenset(
    """bank union fund regulator start-up chipmaker supplier lender insurer brokerage consultancy charity conglomerate
    subsidiary platform automaker drugmaker utility telecoms exchange retailer""".split()
)
# Words of an organisation's name that tell it from a company.
NOT_COMPANIES = frozenset(
    """University Exchange Court Ministry Department Party Agency Commission Council Committee Union School Government
    Parliament Senate Congress Army Navy Force Police Office Embassy Authority Administration House Institute League
    Nations NATO EU UN FBI CIA Pentagon Reserve Board Bureau Workers Teamsters Guild Federation Association""".split()
)
ANY_COMPANY = frozenset(("company", "firm", "corporation"))
COMMERCIAL_NOUNS = ANY_COMPANY | frozenset(
    "airline carrier automaker carmaker manufacturer planemaker retailer studio startup brewer".split()
)

"""Closed and half-closed word classes of English that the shallow clause analysis leans on.

Written by hand. No tagger is shipped: what the analysis must know is where the verbs, their subjects and the borders
of clauses are, and small words, irregular verbs and endings tell most of that.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DETERMINERS = _words(
    "other the a an this that these those his her its their our my your some any each every no another both all"
    " several many few"
)
POSSESSIVES = _words("his her its their our my your")
PRONOUNS = _words(
    "he she it they we i you him her them us me himself herself itself themselves one everyone nobody someone others"
)
SUBJECT_PRONOUNS = _words("he she it they we i you")
PREPOSITIONS = _words(
    "of in on at by for from to with about against between among into through during over under above"
    " below across toward towards upon within without near off out up down along around beyond behind"
    " beside besides despite amid amidst per via following according including concerning regarding like unlike than"
    " outside inside throughout onto aboard versus"
)
LOCATIVE = _words("in at near off outside inside across around throughout through along over into")
MOTION = _words("to from into toward towards via out")
RELATIVES = _words("who which whom whose where what")
SUBORDINATORS = _words(
    "because although though while whereas if unless when whenever whether since until till before after"
    " as once so lest"
)
COORDINATORS = _words("and but or nor yet")
MODALS = _words("will would can could may might shall should must wo ca sha 'll 'd ought")
FUTURE = _words("will shall 'll wo")
GUESSING = _words("could may might would should can ought 'd")
BE = _words("be am is are was were been being 's 're")
HAVE = _words("have has had having 've")
DO = _words("do does did")
NEGATIONS = _words("not n't never no neither nor nobody nothing none hardly scarcely without cannot")
# Verbs that report what somebody says: their clause is a speech act, its complement another event.
REPORTING = _words(
    "say says said saying tell tells told announce announces announced report reports reported state states"
    " stated declare declares declared add adds added claim claims claimed argue argues argued warn warns"
    " warned insist insists insisted confirm confirms confirmed deny denies denied note notes noted"
    " explain explains explained reveal reveals revealed suggest suggests suggested acknowledge"
    " acknowledges acknowledged admit admits admitted assert asserts asserted allege alleges alleged"
    " predict predicts predicted estimate estimates estimated believe believes believed think thinks"
    " thought hope hopes hoped expect expects expected maintain maintains maintained contend contends"
    " contended indicate indicates indicated disclose discloses disclosed concede concedes conceded"
    " promise promises promised vow vows vowed pledge pledges pledged testify testifies testified write"
    " writes wrote tweet tweets tweeted post posts posted conclude concludes concluded remark remarks"
    " remarked stress stresses stressed emphasize emphasizes emphasized emphasised reiterate reiterates"
    " reiterated repeat repeats repeated recall recalls recalled reply replies replied respond responds"
    " responded ask asks asked urge urges urged complain complains complained charge charges charged quote"
    " quotes quoted read reads show shows showed find finds found rule rules ruled decide decides decided"
    " agree agrees agreed know knows knew learn learned mean means meant inform informs informed assure"
    " assures assured"
)
# The narrow class: a speech act and nothing else, also without "that".
SAYING = _words(
    "say says said saying tell tells told announce announces announced report reports reported state states"
    " stated declare declares declared add adds added claim claims claimed argue argues argued warn warns"
    " warned insist insists insisted confirm confirms confirmed note notes noted explain explains"
    " explained suggest suggests suggested acknowledge acknowledges acknowledged admit admits admitted"
    " assert asserts asserted allege alleges alleged believe believes believed think thinks thought hope"
    " hopes hoped maintain maintains maintained contend contends contended disclose disclosed concede"
    " concedes conceded testify testified write writes wrote tweeted reply replied stress stressed"
    " reiterated predict predicts predicted estimate estimates estimated expect expects expected indicate"
    " indicates indicated conclude concluded complained remarked reveal reveals revealed decide decided"
    " rule ruled promised vowed pledged"
)
# Sources whose say makes an event `claimed`, by the verb or adverb that marks it as disputed or unconfirmed.
DOUBT = _words(
    "allegedly reportedly purportedly supposedly apparently unconfirmed alleged purported disputed rumored rumoured"
)
CLAIMING = _words("claim claims claimed allege alleges alleged purport purports purported")
# What is set for a day ahead, in words other than "will".
PLANNING = _words(
    "plan plans planned planning schedule scheduled schedules set due expected expects expect slated"
    " intend intends intended hope hopes hoping aim aims propose proposed proposes prepare prepares"
    " preparing about going bound promised pledged vowed"
)
IRREGULAR_PAST = _words(
    "was were had did said went came took gave made got saw knew thought found told became left felt"
    " brought began kept held wrote stood heard let meant met ran paid sat spoke led grew lost fell sent"
    " built understood drew broke spent cut rose drove bought wore chose sought taught caught fought threw"
    " won flew hit laid shot struck swore sank swept sprang stuck stole slid slept shook shone shed set"
    " sang rode rang quit put overcame overthrew outlined misled lit lent leapt knelt hurt hung hid froze"
    " forgot forbade fled fed dug drank dealt clung burst bred bound bled bit bet bent beat awoke ate"
    " arose underwent undertook withdrew wound wove upheld spread spun split spilt spat sold shrank shut"
    " rebuilt read dove dreamt burnt blew befell beheld bid cast cost crept dwelt foresaw ground"
    " overran oversaw overtook retook slew smelt sped strode strove stung swam swung tore thrust undid"
    " woke wept wed retold reset resold reran"
)
IRREGULAR_PARTICIPLE = _words(
    "been had done said gone come taken given made gotten got seen known thought found told become left"
    " felt brought begun kept held written stood heard let meant met run paid sat spoken led grown lost"
    " fallen sent built understood drawn broken spent cut risen driven bought worn chosen sought taught"
    " caught fought thrown won flown hit laid shot struck sworn sunk swept sprung stuck stolen slid slept"
    " shaken shone shed set sung ridden rung quit put overcome overthrown misled lit lent knelt hurt hung"
    " hidden frozen forgotten forbidden fled fed dug drunk dealt clung burst bred bound bled bitten bet"
    " bent beaten awoken eaten arisen undergone undertaken withdrawn wound woven upheld spread spun split"
    " sold shrunk shut rebuilt read blown born borne bid cast cost foreseen ground overrun overseen"
    " overtaken retaken slain sped striven stung swum swung torn thrust undone woken wept wed"
)
# Past forms that are not participles: they are finite wherever they stand.
ONLY_PAST = IRREGULAR_PAST - IRREGULAR_PARTICIPLE
# "-ed" words that are nouns or adjectives.
NOT_VERBS_ED = _words(
    "hundred need indeed seed speed breed creed greed weed bed red shed sled united bloodshed watershed"
    " embed exceed proceed succeed feed bleed heed armed naked sacred wicked rugged gifted talented"
    " crowded so-called unprecedented unidentified unnamed unmanned undisclosed unspecified unlimited"
    " unaffected uninjured alleged aged limited scheduled-for sophisticated"
)
# Verbs whose present form is common in news; as nouns they are common too, so they count only where a clause lacks one.
PRESENT = _words(
    "accept accuse act aim allow announce appeal appear argue arrive ask attack attend back ban beat"
    " become begin believe belong block boast boost break bring build buy call cancel carry cause"
    " celebrate change charge claim close collapse combine come comment commit compare compete complete"
    " concern condemn confirm consider contain continue control cost cover create cross cut deal debut"
    " decide declare defeat defend delay deliver demand deny depart deploy die discover discuss dismiss"
    " draw drive drop earn elect emerge end enter erupt escape establish exist expand expect expire"
    " explain explode export face fail fall fear feature feel fight file find finish fire flee fly follow"
    " force form gain get give go grant grow halt hand happen head hear help hit hold hope host identify"
    " impose include increase inject insist inspect intend introduce invade invest issue join jump keep"
    " kick kill know land last launch lead leave lift like link live lose maintain make mark marry mean"
    " meet merge mourn move name need negotiate note oppose order open operate organize outline owe own"
    " pass pay perform pick plan play pledge post predict prepare present prevent produce promise propose"
    " protest prove publish pull push put quit raise rally reach read receive recognize recommend reduce"
    " refuse reject release remain remember remove report represent request require resign respond restore"
    " resume retire return reveal review rise rule run say schedule seek seem seize sell send serve set"
    " share sharpen ship shoot show sign sink speak spend sponsor stage stand start state stay step stop"
    " strike struggle suffer suggest support surge surrender suspend take talk target tell test think"
    " threaten top total tour trade travel trigger try turn undergo unveil update urge use view visit vote"
    " vow wait walk want warn watch welcome win withdraw wonder work write accompany address adopt"
    " advance affect agree approve arrange arrest assist assume avoid await blame bomb capture cite clash"
    " climb conduct contend convict criticize debate deserve design destroy detain develop divide double"
    " ease employ enable enjoy ensure examine exceed extend free fund guarantee guard harm highlight"
    " hire hurt ignore injure inspire involve jail lack lay look manage match minimize oversee pardon"
    " participate perish pose possess praise press probe promote protect provide question reflect"
    " relate rescue resist risk sail save score search secure separate settle shift shut slow spark spread"
    " steal surround survive swear swap tackle teach tend tie touch train transfer treat uphold voice"
    " weigh wound"
    # what wars, governments and lives are told with, in the present tense of chronicles
    " abandon abolish acquire activate annex appoint assassinate assemble authorise authorize besiege bombard"
    " breach bury commence conclude confiscate conquer consolidate convene convert cooperate crush defect demolish"
    " depose detonate disband dismantle dispatch displace dissolve eject eliminate embark enact encircle enlist"
    " erect evacuate evict expel explore extinguish extradite gather impeach imprison inaugurate infiltrate"
    " inherit initiate install interrupt intervene invent isolate kidnap legalise legalize liberate mobilise"
    " mobilize nationalise nationalize nominate obtain occupy organise oust overrun overthrow persuade privatise"
    " privatize proclaim prohibit pursue quell ransack ratify realise realize rebuild recapture recognise recover"
    " regain relinquish renounce repel repulse resettle retake retaliate secede shell smuggle strengthen subdue"
    " submit succeed suppress topple torpedo transform unite vacate veto"
    " arise consist depend derive differ occur resemble vary"
)
# Nouns that tell an event by themselves: with a date before them they may be an entry without a verb of their own.
EVENT_NOUNS = _words(
    "accident address advance agreement ambush announcement anniversary appearance appointment arrest"
    " arrival assassination assault attack attacks auction ban battle beating birth blackout blast blasts"
    " blockade bombardment bombing bombings breakup briefing broadcast cancellation capture ceasefire"
    " celebration ceremony clash clashes closing closure coup collapse collision concert conference"
    " conviction crash crackdown crime death deaths debate debut decision declaration defeat demonstration"
    " departure derailment discovery disappearance disaster earthquake election elections eruption"
    " evacuation execution expedition explosion explosions expulsion fire fires flood flooding flight"
    " floods funeral game hearing hijacking hurricane impeachment inauguration incident independence"
    " indictment interview invasion kidnapping killing killings landing launch launching liberation loss"
    " losses march massacre match meeting meetings merger mission murder murders mutiny negotiations"
    " offensive opening operation ouster outbreak overthrow parade performance plunge poll polls premiere"
    " presentation protest protests purchase quake raid raids rally rebellion referendum release rescue"
    " resignation retirement retreat return revolt revolution riot riots robbery rout ruling sale seizure"
    " session shooting shootings shipwreck siege signing sinking slaying slayings speech statement storm"
    " strike strikes suicide summit surrender takeover talks test tests tour tragedy trial trip truce"
    " unrest uprising verdict violence visit vote war wedding withdrawal"
)
# Things that a date only labels: editions, laws, plans, seasons of sport, financial periods.
LABELLED_NOUNS = _words(
    "act acts law laws budget budgets season campaign model models edition editions census constitution"
    " treaty resolution convention charter accord accords code fiscal calendar deadline report figures"
    " results earnings profit profits revenue revenues sales price prices level levels rate rates total"
    " average quarter period year month week weekend class crop novel book film movie album song play"
    " version standard amendment statute ordinance bill plan program programme forecast forecasts estimate"
    " estimates contract contracts futures delivery bonds notes debentures issue bills olympics cup"
    " championship championships tournament tournaments games series elections generation"
)
# Nouns of statistics: a clause about them at a date states a level, no event.
STATISTICS = _words(
    "number numbers proportion figure figures percent percentage pct % rate rates index indexes average"
    " averages price prices profit profits earnings income revenue revenues sales share shares stock"
    " stocks yield yields dividend dividends volume turnover inflation unemployment gdp gnp output"
    " production exports imports deficit surplus inventories orders loss losses margin margins dollar yen"
    " euro mark sterling pound points barrels bushel ounce futures bond bonds trading traders nasdaq dow"
    " cents total demand costs spending expenditure tally population cpi"
)
# Verbs of levels.
LEVEL_VERBS = _words(
    "rising falling climbing dropping gaining growing declining increasing soaring plunging slipping rose"
    " rise rises risen fell fall falls fallen gained gain gains dropped drop drops climbed climb climbs"
    " declined decline declines increased increase increases decreased slipped slid jumped soared plunged"
    " surged tumbled dipped edged eased closed traded totaled totalled averaged stood was were is are been"
    " reached grew grown shrank yielded quoted earned lost posted rallied advanced retreated narrowed"
    " widened swung amounted settled ended opened finished bought fetched"
)
STATE_VERBS = _words(
    "is are was were be been am seem seems seemed remain remains remained contain contains include includes included"
    " belong belongs need needs want wants like likes mean means own owns owned exist exists existed"
    " covers spans"
)
# Verbs of speech that take a person as object.
ADDRESSING = _words(
    "accused urged criticized criticised called blamed thanked praised demanded condemned denounced"
    " rejected welcomed attacked defended offered threatened challenged invited congratulated apologized"
    " apologised"
)
# Adjectives and nouns under which something is only possible or offered.
POSSIBILITY = _words(
    "willing ready able unable likely unlikely possible possibly maybe perhaps potential potentially"
    " option options chance optional probable probably if unless whether hypothetical"
)
HABIT = _words(
    "each every nightly hourly annually annual usually often always weekly monthly yearly daily regularly typically"
    " normally traditionally"
)
MEDIA = _words(
    "newspaper newspapers media report reports source sources agency agencies television radio daily"
    " press broadcaster website magazine tabloid journalists"
)
# Heads that stand for the country before them.
GOVERNMENT = _words(
    "board negotiator council bomber bombers delegation leader leaders member members ambassador"
    " ambassadors envoy fighter jet government governments authorities authority officials official police"
    " troops forces army military soldiers navy representatives diplomats ministry parliament"
    " lawmakers leadership regime negotiators ministers minister president embassy side team"
    " warplanes jets missiles drones marines security court prosecutors investigators intelligence"
    " administration fighters air strikes envoys"
)
# Verbs whose object is where one goes or comes from.
MOVING = _words(
    "left leave leaves leaving entered enter entering visited visit visits visiting reached reach"
    " reaching toured tour touring fled flee fleeing departed crossed crossing quit quitting"
)
# Verbs that settle what somebody else shall do.
DECIDING = _words("ruled rules ordered orders decided decides decreed demanded demands")
# Whom a possessor has beside himself: kin, staff, followers.
HUMAN = _words(
    "father mother wife husband son daughter brother sister parents family families relatives"
    " grandparents child children lawyer lawyers attorney attorneys aide aides spokesman spokeswoman"
    " spokesperson official officials friend friends colleagues allies ally opponent opponents rival"
    " rivals successor team men troops forces government party campaign administration staff uncle aunt"
    " cousin widow girlfriend boyfriend associates victims doctor"
)
# Pacts: "the agreement of 2015" is the pact, not its signing.
PACTS = _words("agreement agreements deal deals accord accords pact treaty contract contracts truce ceasefire merger")
# What undoes a plan; "put off" and "called off" besides.
CANCELLING = _words("cancelled canceled postponed scrapped shelved delayed abandoned dropped")
# Feasts that last or that name things: "Christmas sales", "a truce for Orthodox Christmas".
HOLIDAYS = frozenset(("christmas", "new year", "easter", "thanksgiving", "ramadan", "halloween"))

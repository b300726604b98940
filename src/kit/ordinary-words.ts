/**
 * Words of ordinary speech, in English and Spanish, that are family names or given names as well. Standing alone they
 * are taken for the word: "the bell rang" is about a bell.
 */
const words = `
abbey ash baker ball banks barber bay bean beach bell berry best bird bishop black blank bloom blue bond book booker
booth bow bowl bowman boy boys branch brand bridge bridges bright brook brooks brown bud bull burns bush butcher butler
camp canon carpenter carter case cash castle chance chase child church clay clerk close coach cole cook cooper corn
court craft crane cross crown curry day days dean deal dear deer dove drew drum duke early earth east easter english
even ever fair faith fall farmer field fields finch fish fisher flood flower flowers fold force ford forest foster fox
frank freed freeman french friend frost fuller fulton garden gardener gates gay gentry gift gold golden good goodman
grace grant grave graves gray green grey groom grove guest hall hand hands hardy hare harp harper hart hawk hay head
heard heart heath heather herb hero high hill hills holiday holly home honor hood hook hope horn house hunt hunter
ivy jack job jewel joy judge july june just justice keen key keys kind king kings knight knots lake lamb land lane large
law lawn leader learn lent lesson light lily little lock long lord love low lunch major man mann maple march mark marks
marsh marshall mason masters math may meadow mercer merry miles mill miller mills mind mix moon moore moral more
morning moss mount nation new nice noble north oak oaks olive page pages painter pair palm park parks parson part
patience peace pearl penny perry piece pike place plant plumber points poll pool poole pope porter post potter potts
power powers price pride prince prior proctor quick rain ray read reader reading reed rich richer ridge ring rivers
robin rock rose rosy rule ruler rush russet sage sales sand sands savage school school schools score sergeant sharp
shepherd ship shoe short silver singer single skinner small smart smith snow south sparks speaker spear spring stair
star strand pierce stamp chalk marker board starling starr start steel stern steward stock stone street strong student style summer summers swan sweet swift
table taylor teach teacher teague temple thorn tiller times town townsend trees true trust turner twist vale valley
vision visits wade walker wall walls ward warm waters watts wave way weaver weeks wells west wheat wheeler white wild
will wilder window winter winters wise wolf wood woods word words work works worth wren wright write writer yard york
young
alba alegria alma amor angel arroyo barrio bello blanco bosque bravo cabello calle camino campo campos casa castillo
clase cruz cuesta delgado dia dulce duro escuela esperanza fe feliz flor flores franco fuente fuentes gallo gracia guerra
hierro iglesia lago leal leon libro llano luna luz mar maestro marin mayo mayor mesa mesas molina monte mora moreno
nieves norte nuevo paz pena piedra pino prado puente puerta ramos rey reyes rico rio rios risa robles roca rojas rojo
rosas rubio sala salas salinas santos serrano sierra silva sol soto sur tierra toro torre torres trigo valle vega vela
vera verde vida villa viva zapatero
`;

/** The words, folded: lower case, without accents. */
export const ordinaryWords: ReadonlySet<string> = new Set(words.split(/\s+/).filter((word) => word !== ''));

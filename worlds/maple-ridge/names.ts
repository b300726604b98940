/**
 * Names as a district in Michigan might find them on its staff list, by the part of the world that families brought
 * them from. Put together by chance; no list of real people stands behind them.
 */
export const heritages: readonly { given: string; family: string }[] = [
  {
    given:
      'Fatima Hassan Layla Omar Zainab Ali Maryam Yousef Hala Samir Rania Karim Dalal Ibrahim Nadia Tariq',
    family: 'Saleh Berri Mansour Jaber Khoury Fakhoury Alawi Shamoun Hakim Nasser Qasim Beydoun Sobh Darwish',
  },
  {
    given: 'Maria Luis Carmen Javier Lucia Mateo Ximena Diego Paola Andres Yolanda Hector Marisol Rafael',
    family:
      'Hernandez Salinas Cardenas Villarreal Quintero Zamora Escobedo Lozano Trevino Ibarra Cantu Maldonado',
  },
  {
    given: 'Agnieszka Marek Katarzyna Piotr Ewa Andrzej Halina Stanley Barbara Casimir Danuta Edward',
    family:
      'Nowakowski Zielinski Jankowski Wojcik Kaminski Dombrowski Majewski Sikora Gorski Pawlak Lewandowski',
  },
  {
    given: 'Willem Anneke Pieter Marieke Gerrit Johanna Derk Saskia Harm Lisbeth Kees Trudy',
    family:
      'Hoekstra Zylstra DeVries Dykstra Bosma Huizenga Kuiper Meulenberg Postma Vanderlaan Boersma Wiersma',
  },
  {
    given:
      'Latoya Jamal Denise Terrence Monique Reginald Aaliyah Curtis Tamika Andre Renee Malik Yvonne Isaiah',
    family:
      'Washington Jefferson Coleman Dixon Gaines Hollis Pettway Ransom Singleton Tolliver Whitlow Battle',
  },
  {
    given: 'Pa Chue Kao Xeng Bao Tou Yer Neng Shoua Fue Chia Vue',
    family: 'Xiong Moua Thao Lor Herr Cha Kue Lo Khang Hang',
  },
  {
    given: 'Anil Meera Sanjay Kavita Wei Jing Hyun Min Thuy Minh Rohan Divya Hiroshi Akiko',
    family: 'Iyer Deshpande Chatterjee Subramaniam Zhang Nguyen Hwang Tanaka Pham Banerjee Kulkarni',
  },
  {
    given: 'Karen Michael Susan Brian Jennifer Erik Heather Scott Megan Kyle Amanda Todd Rachel Kurt',
    family:
      'Lindgren Maki Niemi Halvorsen Schroeder Brandt Kessler Muller OConnor Gallagher Sutherland Hendricks Koski Saari',
  },
  {
    given: 'Migizi Waseya Nibi Oshki Giizis Animikii',
    family: 'Pontiac Kewaygoshkum Shananaquet Wabanimkee Petoskey Naganashe',
  },
];

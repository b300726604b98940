/** What groups write in data conversations: about practices, never about people. `practice` is a model's id. */
type Note = { practice: string | null; body: string };
type Notes = Record<'facts' | 'wonderings' | 'meaning', readonly Note[]>;

const mathematics: Notes = {
  facts: [
    {
      practice: 'M1',
      body: 'Reasoning stays with the students in about two of five visits that could show it.',
    },
    { practice: 'M4', body: 'Strategies side by side were seen in very few visits, in any building.' },
    { practice: 'M3', body: 'Most of the student answers we counted came in the middle of the lesson.' },
    {
      practice: 'M6',
      body: 'There was no opportunity for the reason behind a procedure in a quarter of visits.',
    },
    { practice: null, body: 'All four bands were visited, and both mornings and afternoons.' },
    { practice: 'M2', body: 'Two pictures of one idea were there in more than half of the visits.' },
    {
      practice: 'M3',
      body: 'Students answering students: the interval is wide; we cannot say more than that.',
    },
    {
      practice: null,
      body: 'The figure for one building is not there: too few rooms were visited to show it.',
    },
    { practice: 'M1', body: 'Against the window before, the interval of the difference covers zero.' },
    {
      practice: 'M4',
      body: 'Four of five visits could have shown two strategies. The opportunity was there.',
    },
  ],
  wonderings: [
    {
      practice: 'M4',
      body: 'Do our materials ever ask for two ways before the test at the end of the unit?',
    },
    { practice: 'M3', body: 'What happens in the thirty seconds after a student has given an answer?' },
    { practice: 'M1', body: 'Is the first ten minutes of the lesson where the thinking gets taken over?' },
    { practice: null, body: 'Are we visiting the same hours of the day again and again?' },
    {
      practice: 'M6',
      body: 'Do we all mean the same by “its reason”? Two of us would have answered differently.',
    },
    { practice: 'M2', body: 'Would the younger bands show more if the drawing counted as a picture?' },
    { practice: 'M3', body: 'Does it depend on how the tables stand?' },
  ],
  meaning: [
    {
      practice: 'M4',
      body: 'High opportunity and rarely seen: this is a support question, not one of will.',
    },
    { practice: 'M3', body: 'It is understood on paper; what is missing is a routine to lean on.' },
    {
      practice: 'M1',
      body: 'Nothing here tells a change from chance. We keep looking and change nothing yet.',
    },
    { practice: 'M6', body: 'The wording lets us see different things. It should go back to the team.' },
    { practice: null, body: 'Planning time is what the buildings with common planning have in common.' },
    { practice: 'M2', body: 'This is a strength to share: others could come and see it.' },
  ],
};

const reading: Notes = {
  facts: [
    { practice: 'E1', body: 'Answers went back to the text in about half of the visits that could show it.' },
    { practice: 'E7', body: 'In four of ten visits there was no opportunity to write about reading.' },
    { practice: 'E2', body: 'Talk that makes meaning was seen in about a third of the visits.' },
    { practice: 'E8', body: 'A text tied to others on its topic was there in more than half of the visits.' },
    { practice: 'E4', body: 'Words were explained more often than they were put to use afterwards.' },
    { practice: null, body: 'Visits were spread over the whole day this time.' },
    { practice: 'E1', body: 'The share is where it was; the interval of the difference covers zero.' },
    { practice: 'E7', body: 'Where writing was possible it was seen in about one visit of four.' },
  ],
  wonderings: [
    { practice: 'E7', body: 'Is writing about reading crowded out by the schedule, or by the materials?' },
    { practice: 'E2', body: 'Do students have a question worth talking about, or one with a single answer?' },
    { practice: 'E4', body: 'Who chooses the words, and do they come back the next day?' },
    { practice: null, body: 'What would we see if we came in the last part of the lesson more often?' },
    { practice: 'E8', body: 'Do students know that the texts belong together?' },
    { practice: 'E1', body: 'Is “show me where” enough, or do we look for more than a line number?' },
  ],
  meaning: [
    {
      practice: 'E7',
      body: 'Low opportunity: the schedule leaves no room. This is for the District Network.',
    },
    { practice: 'E2', body: 'Not yet understood: fewer than half of us have studied it together.' },
    { practice: 'E1', body: 'Steady. We would need many more visits to tell a small change from chance.' },
    { practice: 'E8', body: 'The new materials carry this one. Let us say so to those who chose them.' },
    { practice: 'E4', body: 'Explaining is easy to plan; putting words to use needs a place in the unit.' },
  ],
};

export const notes = { mathematics, reading };

// What the reader has chosen. It stays in this browser; nothing of it is sent.
const CHOICES = {
  theme: ['system', 'light', 'dark'],
  language: ['en', 'de'],
};

function own(name) {
  return localStorage.getItem(`energy.${name}`);
}

export const settings = {
  get theme() {
    return CHOICES.theme.includes(own('theme')) ? own('theme') : 'system';
  },
  get language() {
    if (CHOICES.language.includes(own('language'))) {
      return own('language');
    }
    return navigator.language?.toLowerCase().startsWith('de') ? 'de' : 'en';
  },
  /** The reader's own way to write numbers, if it is one of the language that is shown. */
  get locale() {
    const wanted = navigator.languages?.find(each => each.toLowerCase().startsWith(this.language));
    return wanted ?? (this.language === 'de' ? 'de-DE' : 'en-GB');
  },
  /** An IANA zone, or `storage` for that of the server. */
  get zone() {
    return own('zone') ?? 'storage';
  },
  get meter() {
    return own('meter');
  },
  set(name, value) {
    localStorage.setItem(`energy.${name}`, value);
    if (name === 'theme') {
      if (value === 'system') {
        delete document.documentElement.dataset.theme;
      } else {
        document.documentElement.dataset.theme = value;
      }
    }
  },
};

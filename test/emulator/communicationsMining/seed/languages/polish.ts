import type { Language } from './language';

export const polish: Language = {
	code: 'pl',
	country: 'pl',
	currency: 'PLN',
	people: ['Łukasz Żak', 'Małgorzata Dąbrowska', 'Paweł Święcicki'],
	greetings: ['Dzień dobry,', 'Szanowni Państwo,'],
	fillers: ['Dokumenty przesyłam w załączniku.', 'Firma {company} otrzymuje kopię.', 'Czekam na odpowiedź już trzeci tydzień 😠.'],
	urgent: 'Proszę o odpowiedź jak najszybciej.',
	closings: ['Z poważaniem', 'Pozdrawiam'],
	topics: {
		'Invoice > Overdue': {
			subject: 'Monit {invoice}',
			sentences: ['Piszą Państwo, że faktura {invoice} na {amount} jest przeterminowana od {date}.'],
		},
		'Invoice > Copy Request': { subject: 'Duplikat', sentences: ['Proszę o kopię faktury {invoice}.'] },
		'Dispute > Wrong Amount': { subject: 'Reklamacja {invoice}', sentences: ['Na {invoice} kwota jest błędna: {amount}.'] },
		'Dispute > Duplicate Charge': {
			subject: 'Podwójna płatność',
			sentences: ['Moje konto obciążono dwukrotnie, {amount} za {invoice}, dnia {date}.'],
		},
		'Claim > Water Damage': {
			subject: 'Szkoda {policy}',
			sentences: ['Zgłaszam zalanie mieszkania z dnia {date}, około {amount}, polisa {policy}.'],
		},
		'Claim > Motor Accident': { subject: 'Wypadek', sentences: ['Zgłaszam wypadek samochodowy z {date}, polisa {policy}.'] },
		'Claim > Status': { subject: 'Pytanie', sentences: ['Jaki jest status mojej szkody, polisa {policy}?'] },
		'Address Change': { subject: 'Przeprowadzka', sentences: ['Od {date} mamy nowy adres, polisa {policy}.'] },
	},
};

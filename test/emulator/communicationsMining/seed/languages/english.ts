import type { Language } from './language';

export const english: Language = {
	code: 'en',
	country: 'uk',
	currency: 'GBP',
	people: ['Alice Shaw', 'Bob Turner', 'Priya Nair', "Sean O'Brien", 'Zoë Clarke', 'Tom Adeyemi'],
	greetings: ['Hello,', 'Dear team,', 'Hi there 👋,', 'Good morning,'],
	fillers: [
		'I have attached what I received from you last week.',
		'I tried to call, but the line was busy for half an hour 😕.',
		'My colleague at {company} is in copy.',
		'Please let me know if you need anything else from me.',
		'The letter came to our cafe\u0301 in the old town 🏚️.',
		'We have been customers for eleven years 👩🏽‍🤝‍👩🏼.',
	],
	urgent: 'We need an answer as soon as possible ⚠️.',
	closings: ['Kind regards,', 'Best wishes,', 'Thanks,'],
	topics: {
		'Invoice > Overdue': {
			subject: 'Reminder for {invoice}',
			sentences: [
				'According to your reminder, {invoice} over {amount} is overdue since {date}.',
				'You write that {invoice} is overdue, but we paid {amount} on {date}.',
			],
		},
		'Invoice > Copy Request': {
			subject: 'Copy of invoice',
			sentences: ['Could you send us a copy of invoice {invoice}?', 'Our auditors ask for a copy of invoice {invoice}.'],
		},
		'Dispute > Wrong Amount': {
			subject: 'Question about {invoice}',
			sentences: [
				'The amount is wrong on {invoice}: you ask for {amount}.',
				'On {invoice} the amount is wrong, we agreed on {amount}.',
			],
		},
		'Dispute > Duplicate Charge': {
			subject: 'Double payment',
			sentences: [
				'We were charged twice for {invoice}, {amount} each, on {date}.',
				'My card was charged twice on {date}: {amount} for {invoice}.',
			],
		},
		'Claim > Water Damage': {
			subject: 'Damage under {policy}',
			sentences: [
				'A pipe burst on {date} and the water damage in the kitchen is about {amount}. My policy is {policy}.',
				'We report water damage under {policy} and {policy2}, both flats, on {date}.',
			],
		},
		'Claim > Motor Accident': {
			subject: 'Accident report {policy}',
			sentences: ['I had a motor accident on {date}. The car is insured under {policy}.'],
		},
		'Claim > Status': {
			subject: 'Any news?',
			sentences: ['What is the status of my claim under {policy}?', 'Please tell me the status of my claim, policy {policy}.'],
		},
		'Address Change': {
			subject: 'We have moved 📦',
			sentences: ['From {date} please use our new address for {policy}.', 'Our new address is valid from {date}, policy {policy}.'],
		},
	},
};

import type { Language } from './language';

export const french: Language = {
	code: 'fr',
	country: 'fr',
	currency: 'EUR',
	people: ['Élodie Lefèvre', 'François Noël', 'Aïcha Benali'],
	greetings: ['Bonjour,', 'Madame, Monsieur,'],
	fillers: [
		'Vous trouverez les pièces en annexe.',
		'Notre partenaire {company} est en copie.',
		'Je reste à votre disposition à l’hôtel de Noe\u0308l 🏨.',
	],
	urgent: 'Merci de répondre dès que possible 🙏🏽.',
	closings: ['Cordialement,', 'Bien cordialement,'],
	topics: {
		'Invoice > Overdue': {
			subject: 'Relance {invoice}',
			sentences: ['Vous dites que la facture {invoice} de {amount} est en retard depuis le {date}.'],
		},
		'Invoice > Copy Request': { subject: 'Duplicata', sentences: ['Pourriez-vous envoyer une copie de la facture {invoice} ?'] },
		'Dispute > Wrong Amount': {
			subject: 'Erreur sur {invoice}',
			sentences: ['Le montant est erroné sur {invoice} : {amount}.'],
		},
		'Dispute > Duplicate Charge': {
			subject: 'Double prélèvement',
			sentences: ['J’ai été débité deux fois de {amount} le {date} pour {invoice}.'],
		},
		'Claim > Water Damage': {
			subject: 'Sinistre {policy}',
			sentences: ['Je déclare un dégât des eaux du {date}, environ {amount}, contrat {policy}.'],
		},
		'Claim > Motor Accident': {
			subject: 'Déclaration',
			sentences: ['J’ai eu un accident de voiture le {date}. Mon contrat : {policy}.'],
		},
		'Claim > Status': { subject: 'Suivi', sentences: ['Quel est l’état de mon sinistre, contrat {policy} ?'] },
		'Address Change': { subject: 'Déménagement', sentences: ['Voici notre nouvelle adresse à partir du {date}, contrat {policy}.'] },
	},
};

/** What the model of the emulated tenant knows: labels with the phrases that betray them, and the fields they carry. */

export type Kind = 'text' | 'date' | 'money' | 'number';

export interface FieldType {
	readonly id: string;
	readonly name: string;
	readonly kind: Kind;
}

/** A field of a label or a general field; `pattern` (global) finds its values in a text. */
export interface Field {
	readonly id: string;
	readonly name: string;
	readonly type: FieldType;
	readonly pattern: RegExp;
}

export interface Label {
	/** The hierarchy, e.g. `['Invoice', 'Overdue']`. */
	readonly path: readonly string[];
	readonly cues: readonly string[];
	readonly fields: readonly Field[];
}

export interface DatasetInformation {
	readonly id: string;
	readonly owner: string;
	readonly name: string;
	readonly title: string;
	readonly description: string;
	readonly createdAt: string;
	readonly hasSentiment: boolean;
	readonly labels: readonly Label[];
}

export const fieldTypes = {
	reference: { id: '00000000000000a1', name: 'Reference', kind: 'text' },
	money: { id: '00000000000000a2', name: 'Monetary Quantity', kind: 'money' },
	date: { id: '00000000000000a3', name: 'Date', kind: 'date' },
	organisation: { id: '00000000000000a4', name: 'Organisation', kind: 'text' },
} as const satisfies Readonly<Record<string, FieldType>>;

const policyNumber: Field = { id: '00000000000000f1', name: 'Policy Number', type: fieldTypes.reference, pattern: /POL-\d{6}/g };
const invoiceNumber: Field = { id: '00000000000000f2', name: 'Invoice Number', type: fieldTypes.reference, pattern: /INV-\d{5}/g };
const amount: Field = {
	id: '00000000000000f3',
	name: 'Amount',
	type: fieldTypes.money,
	pattern: /\b\d{1,3}(?:,\d{3})*\.\d{2} [A-Z]{3}/g,
};
const effectiveDate: Field = { id: '00000000000000f4', name: 'Effective Date', type: fieldTypes.date, pattern: /\b\d{4}-\d{2}-\d{2}\b/g };

/** The general field, found in any message. */
export const organisation: Field = {
	id: '00000000000000f5',
	name: 'Organisation',
	type: fieldTypes.organisation,
	pattern: /\b(?:Globex|Initech|Umbrella|Hooli|Contoso)\b/g,
};

/** Every field that an entity of a legacy fetch is made of. */
export const fields: readonly Field[] = [policyNumber, invoiceNumber, amount, effectiveDate, organisation];

export const labels: readonly Label[] = [
	{
		path: ['Invoice', 'Overdue'],
		cues: ['is overdue', 'ist überfällig', 'est en retard', 'jest przeterminowana', '支払期限が過ぎています', 'الفاتورة متأخرة'],
		fields: [invoiceNumber, amount, effectiveDate],
	},
	{
		path: ['Invoice', 'Copy Request'],
		cues: ['copy of invoice', 'kopie der rechnung', 'copie de la facture', 'kopię faktury', '請求書の写し', 'نسخة من الفاتورة'],
		fields: [invoiceNumber],
	},
	{
		path: ['Dispute', 'Wrong Amount'],
		cues: ['amount is wrong', 'betrag ist falsch', 'montant est erroné', 'kwota jest błędna', '金額が間違って', 'المبلغ غير صحيح'],
		fields: [invoiceNumber, amount],
	},
	{
		path: ['Dispute', 'Duplicate Charge'],
		cues: ['charged twice', 'doppelt abgebucht', 'débité deux fois', 'obciążono dwukrotnie', '二重に請求', 'تم الخصم مرتين'],
		fields: [invoiceNumber, amount, effectiveDate],
	},
	{
		path: ['Claim', 'Water Damage'],
		cues: ['water damage', 'wasserschaden', 'dégât des eaux', 'zalanie', '水漏れ', 'أضرار المياه'],
		fields: [policyNumber, amount, effectiveDate],
	},
	{
		path: ['Claim', 'Motor Accident'],
		cues: ['motor accident', 'autounfall', 'accident de voiture', 'wypadek samochodowy', '自動車事故', 'حادث سيارة'],
		fields: [policyNumber, effectiveDate],
	},
	{
		path: ['Claim', 'Status'],
		cues: ['status of my claim', 'stand meines schadenfalls', 'état de mon sinistre', 'status mojej szkody', '保険金請求の状況', 'حالة مطالبتي'],
		fields: [policyNumber],
	},
	{
		path: ['Address Change'],
		cues: ['new address', 'neue adresse', 'nouvelle adresse', 'nowy adres', '新しい住所', 'عنوان جديد'],
		fields: [policyNumber, effectiveDate],
	},
	{
		path: ['Urgent'],
		cues: ['as soon as possible', 'so schnell wie möglich', 'dès que possible', 'jak najszybciej', '至急', 'في أسرع وقت'],
		fields: [],
	},
];

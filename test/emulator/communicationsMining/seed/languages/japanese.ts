import type { Language } from './language';

export const japanese: Language = {
	code: 'ja',
	country: 'jp',
	currency: 'JPY',
	people: ['佐藤 美咲', '鈴木 大輔', '𠮷田 健'],
	greetings: ['ご担当者様', 'いつもお世話になっております。'],
	fillers: ['資料を添付いたしました。', '{company} の担当者にも送っております。', 'お電話がつながりませんでした📞。'],
	urgent: '至急ご返信ください。',
	closings: ['よろしくお願いいたします。'],
	topics: {
		'Invoice > Overdue': {
			subject: '{invoice} の督促について',
			sentences: ['{invoice}({amount})は {date} に支払期限が過ぎていますとのご連絡をいただきました。'],
		},
		'Invoice > Copy Request': { subject: '再発行のお願い', sentences: ['{invoice} の請求書の写しをお送りください。'] },
		'Dispute > Wrong Amount': { subject: '{invoice} の確認', sentences: ['{invoice} の金額が間違っています。 {amount} ではありません。'] },
		'Dispute > Duplicate Charge': {
			subject: '請求の重複',
			sentences: ['{date} に {invoice} の {amount} が二重に請求されました。'],
		},
		'Claim > Water Damage': {
			subject: '{policy} の届出',
			sentences: ['{date} に台所で水漏れ被害がありました。損害は約 {amount} 、証券番号は {policy} です。'],
		},
		'Claim > Motor Accident': { subject: '事故の届出', sentences: ['{date} に自動車事故に遭いました。証券番号は {policy} です。'] },
		'Claim > Status': { subject: '進捗の確認', sentences: ['{policy} の保険金請求の状況を教えてください。'] },
		'Address Change': { subject: '転居のお知らせ', sentences: ['{date} から新しい住所になります。証券番号は {policy} です。'] },
	},
};

import type { Language } from './language';

export const arabic: Language = {
	code: 'ar',
	country: 'sa',
	currency: 'SAR',
	people: ['ليلى حداد', 'عمر الخطيب', 'نور منصور'],
	greetings: ['السلام عليكم،', 'تحية طيبة،'],
	fillers: ['أرفقت المستندات المطلوبة.', 'شركة {company} في نسخة الرسالة.', 'شُكْرًا لِتَعَاوُنِكُمْ 🌷.'],
	urgent: 'نرجو الرد في أسرع وقت.',
	closings: ['مع التحية،'],
	topics: {
		'Invoice > Overdue': { subject: 'تذكير {invoice}', sentences: ['ذكرتم أن الفاتورة متأخرة {invoice} بمبلغ {amount} منذ {date} .'] },
		'Invoice > Copy Request': { subject: 'طلب نسخة', sentences: ['نرجو إرسال نسخة من الفاتورة {invoice} .'] },
		'Dispute > Wrong Amount': { subject: 'استفسار {invoice}', sentences: ['المبلغ غير صحيح في {invoice} وهو {amount} .'] },
		'Dispute > Duplicate Charge': { subject: 'خصم مكرر', sentences: ['تم الخصم مرتين بمبلغ {amount} بتاريخ {date} عن {invoice} .'] },
		'Claim > Water Damage': { subject: 'مطالبة {policy}', sentences: ['حدثت أضرار المياه بتاريخ {date} بقيمة {amount} والوثيقة {policy} .'] },
		'Claim > Motor Accident': { subject: 'بلاغ حادث', sentences: ['تعرضت إلى حادث سيارة بتاريخ {date} والوثيقة {policy} .'] },
		'Claim > Status': { subject: 'متابعة', sentences: ['ما هي حالة مطالبتي على الوثيقة {policy} ؟'] },
		'Address Change': { subject: 'تغيير العنوان', sentences: ['لدينا عنوان جديد ابتداءً من {date} والوثيقة {policy} .'] },
	},
};

/** What the service stores and answers with (UiPath API catalogue, Comment object, Streams, Neighbour endpoints). */

export interface Text {
	readonly text: string;
	readonly text_markup?: string;
	readonly translated_from?: string;
	readonly translated_from_markup?: string;
}

export interface Message {
	readonly body: Text;
	readonly subject?: Text;
	readonly signature?: Text;
	readonly from?: string;
	readonly to?: readonly string[];
	readonly cc?: readonly string[];
	readonly bcc?: readonly string[];
	readonly sent_at?: string;
	readonly language?: string;
}

/** `size` in bytes; `content_hash` is the SHA-256 in hex. A reference is there when the content can be downloaded. */
export interface Attachment {
	readonly name: string;
	readonly size: number;
	readonly content_type: string;
	readonly content_hash?: string;
	readonly inline?: boolean;
	readonly attachment_reference?: string;
}

export type UserProperties = Readonly<Record<string, string | number>>;

/** What a client may say about a comment, beside its id. Timestamps as they came. */
export interface Content {
	readonly timestamp: string;
	readonly thread_id?: string;
	readonly messages: readonly Message[];
	readonly user_properties?: UserProperties;
	readonly attachments?: readonly Attachment[];
	readonly text_format?: 'plain' | 'markdown';
}

/** One comment of a sync request. `context` is read by the private add-only route alone. */
export interface CommentNew extends Content {
	readonly id: string;
	readonly context?: string;
}

export interface LabelThreshold {
	readonly name: readonly string[];
	readonly threshold?: number;
}

export interface StreamModel {
	readonly version: number;
	readonly label_thresholds?: readonly LabelThreshold[];
}

export interface Minimum<T> {
	readonly minimum?: T;
	readonly maximum?: T;
}

export interface Choice<T> {
	readonly one_of?: readonly T[];
	readonly not_one_of?: readonly T[];
}

export interface AddressFilter extends Choice<string> {
	readonly domain_one_of?: readonly string[];
	readonly domain_not_one_of?: readonly string[];
	readonly include_missing?: boolean;
}

export interface CommentFilter {
	readonly timestamp?: Minimum<string>;
	readonly reviewed?: 'only_reviewed' | 'only_unreviewed';
	readonly sources?: readonly string[];
	readonly messages?: Readonly<Partial<Record<'from' | 'recipient' | 'to' | 'cc' | 'bcc', AddressFilter>>>;
	readonly user_properties?: Readonly<Record<string, Choice<string | number> & Minimum<number>>>;
}

export interface StreamNew {
	readonly name: string;
	readonly title?: string;
	readonly description?: string;
	readonly comment_filter?: CommentFilter;
	readonly model?: StreamModel | null;
}

export interface Project {
	readonly id: string;
	readonly name: string;
	readonly title: string;
	readonly description: string;
	readonly created_at: string;
	readonly updated_at: string;
}

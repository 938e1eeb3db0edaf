/** Everything the service remembers, and the only functions that change comments and streams' logs. */
import { compileFilter } from './filter';
import type { Content, Project, StreamNew } from './objects';
import { microsecondsOf, parseTimestamp } from './timestamps';
import type { Prediction } from './prediction';
import type { DatasetInformation } from './taxonomy';

/** One place in the logs: a comment as of an instant (µs). Entries stay when a comment goes, so that positions stand. */
export interface Entry {
	readonly comment: StoredComment;
	readonly at: number;
	gone: boolean;
}

export interface StoredComment {
	readonly source: SourceState;
	readonly id: string;
	readonly uid: string;
	content: Content;
	/** Microseconds, as are `createdAt` and `lastModified`. */
	timestamp: number;
	readonly createdAt: number;
	lastModified: number;
	hasAnnotations: boolean;
	/** AI units billed for this comment so far. */
	charged: number;
	entry: Entry | undefined;
	/** Made on the first read and forgotten when the comment changes. */
	prediction: Prediction | undefined;
}

export interface SourceState {
	readonly id: string;
	readonly owner: string;
	readonly name: string;
	readonly title: string;
	readonly description: string;
	readonly language: string;
	readonly createdAt: string;
	readonly transformTag: string | undefined;
	readonly comments: Map<string, StoredComment>;
	/** Counts writes, so that sorted views know when they are stale. */
	version: number;
}

export interface DatasetState extends DatasetInformation {
	readonly sources: readonly SourceState[];
	readonly log: Entry[];
	readonly streams: Map<string, StreamState>;
}

export interface StreamState {
	readonly id: string;
	readonly dataset: DatasetState;
	definition: StreamNew;
	readonly createdAt: number;
	updatedAt: number;
	/** Index into the dataset's log of the next entry to hand out. */
	position: number;
	passes: (comment: StoredComment) => boolean;
	readonly exceptions: Map<string, string>;
}

export interface Download {
	readonly name: string;
	readonly contentType: string;
	readonly content: () => Buffer;
}

/** The whole state; a reset makes a new one. */
export class State {
	readonly projects: Project[] = [];
	readonly sources: SourceState[] = [];
	readonly datasets: DatasetState[] = [];
	/** By attachment reference. */
	readonly downloads = new Map<string, Download>();
	/** By content hash; what has been uploaded and waits for a comment that names it. */
	readonly uploads = new Map<string, Buffer>();
	/** AI units charged so far. */
	bill = 0;
	/** The number of the next e-mail that a test asks for; beyond those of every seed. */
	nextEmail = 1_000_000;
	private lastInstant = 0;
	private streamsMade = 0;

	/** An instant (µs) later than every one given before, so that the order of creation is the order of the log. */
	instant(now: Date): number {
		this.lastInstant = Math.max(microsecondsOf(now), this.lastInstant + 1);
		return this.lastInstant;
	}

	/** Adds a comment that must not exist and puts it at the end of the logs of its source's datasets. */
	create(source: SourceState, id: string, content: Content, now: Date): StoredComment {
		const at = this.instant(now);
		const comment: StoredComment = {
			source,
			id,
			uid: `${source.id}.${id}`,
			content,
			timestamp: parseTimestamp(content.timestamp) ?? at,
			createdAt: at,
			lastModified: at,
			hasAnnotations: false,
			charged: 0,
			entry: undefined,
			prediction: undefined,
		};
		source.comments.set(id, comment);
		this.enqueue(comment, at);
		return comment;
	}

	/** Replaces a comment's content; with `comesAgain` it goes to the end of the logs. */
	update(comment: StoredComment, content: Content, now: Date, comesAgain: boolean): void {
		const at = this.instant(now);
		comment.content = content;
		comment.timestamp = parseTimestamp(content.timestamp) ?? at;
		comment.lastModified = at;
		comment.prediction = undefined;
		comment.source.version += 1;
		if (comesAgain) this.enqueue(comment, at);
	}

	/** Removes a comment with all its data; tokens that point at it stay good. */
	delete(comment: StoredComment): void {
		if (comment.entry) comment.entry.gone = true;
		comment.source.comments.delete(comment.id);
		comment.source.version += 1;
		for (const { attachment_reference: reference } of comment.content.attachments ?? []) {
			if (reference !== undefined) this.downloads.delete(reference);
		}
		for (const dataset of this.datasetsOf(comment.source)) {
			for (const stream of dataset.streams.values()) stream.exceptions.delete(comment.uid);
		}
	}

	/** Puts a new stream into a dataset; its name must be free there. */
	addStream(dataset: DatasetState, definition: StreamNew, position: number, now: Date): StreamState {
		this.streamsMade += 1;
		const at = this.instant(now);
		const stream: StreamState = {
			id: `5${dataset.id.slice(1)}${this.streamsMade.toString(16).padStart(16, '0')}`,
			dataset,
			definition,
			createdAt: at,
			updatedAt: at,
			position,
			passes: compileFilter(definition.comment_filter ?? {}),
			exceptions: new Map(),
		};
		dataset.streams.set(definition.name, stream);
		return stream;
	}

	/** Replaces a stream's definition where it stands; its position does not move. */
	updateStream(stream: StreamState, definition: StreamNew, now: Date): void {
		const { streams } = stream.dataset;
		streams.delete(stream.definition.name);
		stream.definition = definition;
		stream.passes = compileFilter(definition.comment_filter ?? {});
		stream.updatedAt = this.instant(now);
		streams.set(definition.name, stream);
	}

	private enqueue(comment: StoredComment, at: number): void {
		if (comment.entry) comment.entry.gone = true;
		comment.entry = { comment, at, gone: false };
		comment.source.version += 1;
		for (const dataset of this.datasetsOf(comment.source)) dataset.log.push(comment.entry);
	}

	private datasetsOf(source: SourceState): DatasetState[] {
		return this.datasets.filter((dataset) => dataset.sources.includes(source));
	}
}


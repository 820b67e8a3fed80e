/* What the parts of an exercise hand each other; for the type checker and for readers, nothing of it is loaded. */

/** Answers, as plain data under the names that the exercise's shape has. */
export type Answers = Record<string, any>;

/** What a page knows of an exercise: the payload that worksheet.py writes. */
export interface Exercise {
  slug: string;
  title: string;
  /** The tools of the exercise's part of the course, and the version of the marks that choose among them. */
  onward?: { marks: number; tools: { answer: string; label: string; slug: string; title: string; why: string }[] };
  kind: string;
  version: number;
  summary: string;
  element: { number: number; name: string };
  sub_element: string;
  time: string;
  instructions: string[];
  debrief: string[];
  next: string[];
  /** The kind's own table of exercise.toml. */
  content: any;
  shape: any;
  /** Whether a room writes a document together at it. */
  document?: boolean;
  /** Whether it holds texts that only some may read before the end. */
  confidential?: boolean;
  /** Whether nothing of it may leave the device, so that no room has it. */
  private?: boolean;
  scales: Record<string, any>;
  scores: any[];
  tables: Record<string, any>;
  /** Of rated and placed instruments: each question, and where its answer stands. */
  measures?: any[];
}

/** The part of the AFM contract that an exercise needs; anywidget and host.js both give it. */
export interface Model {
  get(name: string): any;
  set(name: string, value: any): void;
  on(event: string, listener: () => void): unknown;
  off(event: string, listener: () => void): unknown;
  save_changes(): void;
}

/** What the page of an exercise gives the view of its kind. */
export interface Context {
  exercise: Exercise;
  content: any;
  answers(): Answers;
  /** What stands at a dotted path of the answers. */
  get(path: string, fallback?: any): any;
  /** Change what stands there, as one step for Undo; undefined removes it. */
  set(path: string, value: any, options?: { say?: string }): void;
  remove(path: string, options?: { say?: string }): void;
  /** Several paths at once, as one step for Undo. */
  update(changes: Record<string, any>, options?: { say?: string }): void;
  /** The document that the room writes at this exercise (ui/document/joint.js), or null. */
  joint(): any;
  /** The sheets that the room hands out by side at this exercise (ui/room/sheets.js), or null. */
  sheets(): any;
  /** The answers that are shown and printed: those of the room where it writes this together. */
  shown(): Answers;
  /** The declared results, by name. */
  result(): Record<string, any>;
  /** Tell a listener of assistive technology. */
  say(words: string): void;
  redraw(): void;
  /** Go to a step; null is the first. */
  go(id: string | null, focus?: boolean): void;
  /** An id that no other exercise on the page has. */
  uid(name: string): string;
  preview(answers: Answers): Preview;
}

/** One step of an exercise; an optional one counts neither way. */
export interface Step {
  id: string;
  title: string;
  optional?: boolean;
  /** Whether an answer here decides which steps follow, so that nobody knows yet how many. */
  ahead?: boolean;
  done(): boolean;
  /** Whether Next waits for an answer that the other steps need; it then says so itself, and takes the focus there. */
  missing?(): boolean;
  render(el: HTMLElement): void;
}

/** How a kind is drawn; *paper* changes the answers into those that its printed sheet shows. */
export interface View {
  steps(ctx: Context): Step[];
  paper?(answers: Answers, exercise: Exercise): Answers;
  /** Fetch what comes behind the first step, as soon as the page stands: the network may be gone at the second. */
  begin?(): void;
  /** The answers that are shown and printed, where they are others than the person's own. */
  shown?(ctx: Context): Answers;
}

/** What draws what the answers say: the whole of a kind's results.js. */
export interface Results {
  results(el: HTMLElement, ctx: Context): void;
}

/** Fetches what draws the results of a kind, which its page does not need before there are answers. */
export type Bring = () => Promise<Results>;

/** A row of what sharing would send; free text is marked, and says how the answers are without it. */
export interface PreviewRow {
  id?: string;
  label: string;
  value: string;
  /** How far along its scale the answer stands, from 0. */
  at?: number;
  text?: boolean;
  without?(answers: Answers): Answers;
}

/** What sharing would send, and how it reads. */
export interface Preview {
  answers: Answers;
  rows: PreviewRow[];
}

/** What of the answers sharing would send: the whole of a kind's preview.js. */
export type Previewer = (answers: Answers, exercise: Exercise) => Preview;

/** A place in a file; lines and columns count from 1. */
export interface Region {
    readonly startLine: number;
    readonly startColumn?: number;
    readonly endLine?: number;
    readonly endColumn?: number;
}
/** A file, by a URI as the tool gave it (relative to the source root wherever we write it ourselves). */
export interface FileLocation {
    readonly kind: 'file';
    readonly uri: string;
    readonly region?: Region;
    /** The lines of the region as the tool showed them, for an identity that survives line shifts. */
    readonly snippet?: string;
}
/** One HTTP resource, and the parameter, header or cookie in question. */
export interface UrlLocation {
    readonly kind: 'url';
    /** Absolute URL, or a path template of the profile (`/api/payments/{id}`). */
    readonly url: string;
    readonly method?: string;
    readonly parameter?: string;
}
/** One installed package and the manifest or lockfile that brings it in. */
export interface PackageLocation {
    readonly kind: 'package';
    /** The purl type: `npm`, `maven`, `pypi` … (https://github.com/package-url/purl-spec). */
    readonly ecosystem: string;
    readonly name: string;
    /** Absent where the report names only a range. */
    readonly version?: string;
    readonly manifest?: string;
    readonly line?: number;
}
/** One compliance control. */
export interface ControlLocation {
    readonly kind: 'control';
    readonly control: string;
}
/** A place that a foreign report only names: a class, a function, an image layer. */
export interface LogicalLocation {
    readonly kind: 'logical';
    readonly name: string;
}
/** Where a finding is. */
export type Location = FileLocation | UrlLocation | PackageLocation | ControlLocation | LogicalLocation;
/** The location in one line, for messages and tables. */
export declare function locationText(location: Location): string;

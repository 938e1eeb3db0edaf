/** The version in package.json, which a test keeps equal. */
export const VERSION = '0.1.0';

/** UiPath's edge turns away clients that do not name themselves (UiPath API catalogue, Communications Mining headers). */
export const USER_AGENT = `n8n-nodes-uipath/${VERSION}`;

/** Makes, lists and revokes API keys, and tells who asks. */
package io.energyiot.server.keys;

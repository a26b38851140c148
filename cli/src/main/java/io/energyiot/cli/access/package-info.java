/** Makes, lists and revokes API keys. */
package io.energyiot.cli.access;

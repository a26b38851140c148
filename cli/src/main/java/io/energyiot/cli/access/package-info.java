/** Makes, lists and revokes API keys; shows and checks the audit. */
package io.energyiot.cli.access;

/** Shows credentials to a server, manages its API keys, and reads its audit. */
package io.energyiot.client.access;

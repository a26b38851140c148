/** Takes what clients of the Confluent REST proxy post, unchanged. */
package io.energyiot.server.proxy;

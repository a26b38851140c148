/** What one thread does with data in memory, measured by JMH. */
package io.energyiot.bench.micro;

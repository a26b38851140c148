/** Processes that outlive the one that started them, and how to find them again. */
package io.energyiot.platform.process;

/** What holds for a whole deployment: its storage zone, its years, channels and reaches. */
package io.energyiot.store.deployment;

/** How far a load is: measured, shown to listeners, and kept in its receipt. */
package io.energyiot.load.progress;

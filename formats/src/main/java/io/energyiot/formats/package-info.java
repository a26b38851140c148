/** What readers of all formats have in common: where they put what they find. */
package io.energyiot.formats;

/** Green Button: Atom feeds of the Energy Services Provider Interface (NAESB REQ.21). */
package io.energyiot.formats.greenbutton;

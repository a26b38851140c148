package io.energyiot.browser;

import com.microsoft.playwright.options.ColorScheme;

/** How somebody looks at a page. */
record Looks(int width, int height, ColorScheme scheme, String locale, double scale) {
  static final Looks LIGHT = new Looks(1360, 900, ColorScheme.LIGHT, "en-GB", 1);
  static final Looks DARK = new Looks(1360, 900, ColorScheme.DARK, "en-GB", 1);
  static final Looks PHONE = new Looks(390, 844, ColorScheme.LIGHT, "de-DE", 2);
}

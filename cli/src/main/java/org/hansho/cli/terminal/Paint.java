package org.hansho.cli.terminal;

/**
 * Colours and weights of a terminal, or none.
 *
 * <p>The sixteen standard colours only, so that the user's own palette and contrast hold.
 *
 * @param on whether anything is painted at all
 */
public record Paint(boolean on) {
  private static final String RESET = "\u001b[0m";

  /** What a piece of text is painted as. */
  public enum Style {
    BOLD("1"),
    DIM("2"),
    RED("31"),
    RED_BOLD("1;31"),
    YELLOW("33"),
    BLUE("34"),
    CYAN("36"),
    GREEN("32");

    private final String code;

    Style(String code) {
      this.code = code;
    }
  }

  /** The text in a style. */
  public String paint(Style style, String text) {
    return on ? "\u001b[" + style.code + "m" + text + RESET : text;
  }
}

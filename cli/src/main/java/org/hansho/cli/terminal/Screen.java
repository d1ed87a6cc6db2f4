package org.hansho.cli.terminal;

import java.util.Map;

/**
 * What is known of the screen in front of the user.
 *
 * @param outputWatched whether standard output is a terminal
 * @param talkWatched whether standard error is a terminal
 * @param columns columns of the terminal
 * @param plain whether the environment asks for no colour ({@code NO_COLOR}, {@code TERM=dumb})
 */
public record Screen(boolean outputWatched, boolean talkWatched, int columns, boolean plain) {
  /** System property in which the launcher says which streams are terminals. */
  public static final String TERMINALS = "hansho.terminals";

  private static final int USUAL_COLUMNS = 100;
  private static final int FEWEST_COLUMNS = 40;

  /** When colour is used. */
  public enum Color {
    AUTO,
    ALWAYS,
    NEVER
  }

  /**
   * What the launcher and the environment say. Java alone does not know for each stream whether it
   * is a terminal, so without the launcher none is.
   *
   * @param launcher value of {@link #TERMINALS}: {@code out}, {@code err}, both or neither, and
   *     {@code columns=N}; empty if the launcher was not used
   */
  public static Screen of(String launcher, Map<String, String> environment) {
    boolean plain =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || "dumb".equals(environment.get("TERM"));
    boolean out = false;
    boolean err = false;
    String columns = environment.getOrDefault("COLUMNS", "");
    for (String word : launcher.split(",")) {
      out |= word.equals("out");
      err |= word.equals("err");
      columns = word.startsWith("columns=") ? word.substring("columns=".length()) : columns;
    }
    return new Screen(out, err, columns(columns), plain);
  }

  private static int columns(String text) {
    try {
      int columns = Integer.parseInt(text.trim());
      return columns <= 0 ? USUAL_COLUMNS : Math.max(FEWEST_COLUMNS, columns);
    } catch (NumberFormatException e) {
      return USUAL_COLUMNS;
    }
  }

  /** How standard output is painted. */
  public Paint output(Color color) {
    return paint(color, outputWatched);
  }

  /** How standard error is painted. */
  public Paint talk(Color color) {
    return paint(color, talkWatched);
  }

  private Paint paint(Color color, boolean watched) {
    return switch (color) {
      case ALWAYS -> new Paint(true);
      case NEVER -> new Paint(false);
      case AUTO -> new Paint(watched && !plain);
    };
  }
}

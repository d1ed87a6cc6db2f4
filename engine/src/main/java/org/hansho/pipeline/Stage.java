package org.hansho.pipeline;

/** The stages of the way of a record in which a fault of this program may show. */
public enum Stage {
  /** The format made no event of the bytes. */
  FORMAT("format"),
  /** An analyzer could not look at the event. */
  ANALYZER("analyzer"),
  /** The rules could not be tried. */
  RULES("rules"),
  /** What matched could not be handed to detectors. */
  FACTS("facts"),
  /** A finding could not become an alert. */
  ALERT("alert"),
  /** A detector could not take what matched. */
  DETECTOR("detector");

  private final String text;

  Stage(String text) {
    this.text = text;
  }

  /** One word, as it is stored and printed. */
  public String text() {
    return text;
  }

  /** The stage of that word. */
  public static Stage of(String text) {
    for (Stage stage : values()) {
      if (stage.text.equals(text)) {
        return stage;
      }
    }
    throw new IllegalArgumentException("no stage " + text);
  }
}

package org.hansho.server.reload;

/** A reload that changed nothing; the message says why and what to do. */
public final class ReloadRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean isOfSettings;

  ReloadRefusedException(String message) {
    super(message);
    this.isOfSettings = false;
  }

  private ReloadRefusedException(String message, boolean isOfSettings) {
    super(message);
    this.isOfSettings = isOfSettings;
  }

  /** What is wrong with the settings themselves. */
  static ReloadRefusedException ofSettings(String problems) {
    return new ReloadRefusedException(problems, true);
  }

  /** Whether the settings themselves are wrong, not what they lead to. */
  public boolean isOfSettings() {
    return isOfSettings;
  }

  ReloadRefusedException(String message, Throwable cause) {
    super(message, cause);
    this.isOfSettings = false;
  }
}

package org.hansho.server.settings;

import org.hansho.alert.Language;
import org.hansho.alert.Worded;

/** Why a text is no value of its type. Carries no stack trace; never leaves this package. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Worded reason;
  private final transient Worded remedy;

  /** The remedy is what the type accepts. */
  Refusal(Worded reason) {
    this(reason, Worded.NOTHING);
  }

  Refusal(Worded reason, Worded remedy) {
    super(reason.in(Language.ENGLISH), null, false, false);
    this.reason = reason;
    this.remedy = remedy;
  }

  Worded reason() {
    return reason;
  }

  /** Nothing where the words of the type say it. */
  Worded remedy() {
    return remedy;
  }
}

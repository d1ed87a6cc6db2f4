package org.hansho.report;

/** The sentences of alerts at a length that fits into a list. Stateless. */
public final class Abridged {
  private static final int SENTENCE = 240;

  private Abridged() {}

  /** The beginning of a sentence, with an ellipsis where it goes on. */
  public static String sentence(String sentence) {
    return sentence.length() <= SENTENCE ? sentence : sentence.substring(0, SENTENCE) + "…";
  }
}

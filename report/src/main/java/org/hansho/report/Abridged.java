package org.hansho.report;

/** The sentences of alerts at a length that fits into a list. Stateless. */
public final class Abridged {
  private static final int SENTENCE = 240;

  /** Characters that are given up so that no word is cut. */
  private static final int LONGEST_WORD = 40;

  private Abridged() {}

  /** The beginning of a sentence, with an ellipsis where it goes on. */
  public static String sentence(String sentence) {
    if (sentence.length() <= SENTENCE) {
      return sentence;
    }
    int blank = sentence.lastIndexOf(' ', SENTENCE);
    int end = blank > SENTENCE - LONGEST_WORD ? blank : SENTENCE;
    end -= Character.isHighSurrogate(sentence.charAt(end - 1)) ? 1 : 0;
    return sentence.substring(0, end) + "…";
  }
}

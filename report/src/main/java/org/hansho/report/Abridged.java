package org.hansho.report;

import java.util.regex.Pattern;
import org.hansho.alert.Alert;
import org.hansho.alert.Language;

/** The sentences of alerts at a length that fits into a list. Stateless. */
public final class Abridged {
  private static final int SENTENCE = 240;

  /** Characters that are given up so that no word is cut. */
  private static final int LONGEST_WORD = 40;

  /** What leads to a reason, where none follows. */
  private static final Pattern INTRODUCTION = Pattern.compile("[\\s:：]+$");

  private Abridged() {}

  /** The sentence of an alert without its reason, for views where the reason stands beside it. */
  public static String withoutReason(Alert alert, Language language) {
    String sentence = alert.summary(language);
    String reason = alert.reason(language);
    int at = reason.isEmpty() ? -1 : sentence.indexOf(reason);
    if (at <= 0) {
      return sentence;
    }
    String rest = sentence.substring(0, at) + sentence.substring(at + reason.length());
    return INTRODUCTION.matcher(rest).replaceFirst("");
  }

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

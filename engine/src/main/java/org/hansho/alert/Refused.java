package org.hansho.alert;

/** A failure that says to people, in each language, what is wrong and what to do. */
public interface Refused {
  /** What is said; its English is the message of the exception, which logs show. */
  Worded words();
}

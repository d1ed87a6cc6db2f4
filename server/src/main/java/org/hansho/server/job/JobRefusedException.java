package org.hansho.server.job;

/** What a job was asked for cannot be done; the message says why and what to do. */
public class JobRefusedException extends Exception {
  private static final long serialVersionUID = 1;

  /** With a message for the person who asked. */
  public JobRefusedException(String message) {
    super(message);
  }
}

package org.hansho.server.backtest;

/** What is to be tried cannot be; the message says why and what to do. */
public final class BacktestRefusedException extends Exception {
  private static final long serialVersionUID = 1;

  BacktestRefusedException(String message) {
    super(message);
  }
}

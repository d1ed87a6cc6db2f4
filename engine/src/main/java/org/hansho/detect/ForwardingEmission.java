package org.hansho.detect;

/** Forwards everything to another emission; a subclass changes what it has to say about. */
public abstract class ForwardingEmission implements Emission {
  /** To which everything goes. */
  protected final Emission out;

  /** One in front of another. */
  protected ForwardingEmission(Emission out) {
    this.out = out;
  }

  @Override
  public void emit(Conclusion conclusion) {
    out.emit(conclusion);
  }

  @Override
  public void pass(Fact fact, int place, int number) {
    out.pass(fact, place, number);
  }

  @Override
  public void wakeAt(long time) {
    out.wakeAt(time);
  }

  @Override
  public long since() {
    return out.since();
  }

  @Override
  public void overflow() {
    out.overflow();
  }
}

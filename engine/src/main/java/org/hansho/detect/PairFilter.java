package org.hansho.detect;

import org.hansho.event.Fields;

/**
 * That a listener learns from few facts of a rule: each day, of each address of one field, the
 * first fact of each of the first few addresses of another field; perhaps of a sample of the
 * addresses alone. See {@link BoundPairFilter}.
 *
 * @param of the field whose addresses are distinguished, as the rule's events have it
 * @param by the field whose addresses are distinguished for each of them
 * @param most how many of these a day; 0 if nothing can be learned at all
 * @param sample one address in so many is looked at, see {@link #isSampled}
 */
public record PairFilter(String of, String by, int most, int sample) implements FactFilter {
  private static final int MIX = 0x9E3779B1;

  @Override
  public BoundFactFilter bind(Fields fields) {
    return new BoundPairFilter(this, fields);
  }

  /** Whether an address, as its text has it, belongs to the sample of one in so many. */
  public static boolean isSampled(byte[] text, int offset, int length, int sample) {
    int hash = length;
    for (int i = offset; i < offset + length; i++) {
      hash = (hash ^ text[i]) * MIX;
    }
    return sample <= 1 || Integer.remainderUnsigned(hash >>> 8, sample) == 0;
  }
}

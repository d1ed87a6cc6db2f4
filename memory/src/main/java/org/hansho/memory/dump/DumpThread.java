package org.hansho.memory.dump;

/**
 * A thread of the process.
 *
 * @param environmentBlock address of its environment block
 * @param stackStart lowest saved address of its stack
 * @param stackSize saved bytes of its stack
 * @param stackOffset where these lie in the dump
 * @param detail what other streams say
 */
public record DumpThread(
    long id,
    long environmentBlock,
    long stackStart,
    long stackSize,
    long stackOffset,
    Registers registers,
    ThreadDetail detail) {

  /**
   * What other streams say of a thread.
   *
   * @param startAddress where it was started, 0 where the dump does not say
   * @param name empty where it has none
   */
  public record ThreadDetail(long startAddress, String name) {
    static final ThreadDetail NONE = new ThreadDetail(0, "");
  }
}

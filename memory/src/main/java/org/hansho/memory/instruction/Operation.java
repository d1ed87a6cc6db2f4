package org.hansho.memory.instruction;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What an instruction does, as far as somebody asks. Instructions that differ only in a condition
 * are one operation ({@link #JCC}); all that has no name here is {@link #OTHER}. Source: Intel SDM,
 * volume 2.
 */
public enum Operation {
  ADD(Effect.UPDATE),
  OR(Effect.UPDATE),
  ADC(Effect.UPDATE),
  SBB(Effect.UPDATE),
  AND(Effect.UPDATE),
  SUB(Effect.UPDATE),
  XOR(Effect.UPDATE),
  CMP(Effect.READ),
  TEST(Effect.READ),
  INC(Effect.UPDATE),
  DEC(Effect.UPDATE),
  NOT(Effect.UPDATE),
  NEG(Effect.UPDATE),
  MUL(Effect.READ, Registers.RAX, Registers.RDX),
  /** One operand: rDX:rAX becomes the product; two or three: the first one does. */
  IMUL(Effect.UPDATE),
  DIV(Effect.READ, Registers.RAX, Registers.RDX),
  IDIV(Effect.READ, Registers.RAX, Registers.RDX),
  ROL(Effect.UPDATE),
  ROR(Effect.UPDATE),
  RCL(Effect.UPDATE),
  RCR(Effect.UPDATE),
  SHL(Effect.UPDATE),
  SHR(Effect.UPDATE),
  SAR(Effect.UPDATE),
  SHLD(Effect.UPDATE),
  SHRD(Effect.UPDATE),
  BT(Effect.READ),
  BTS(Effect.UPDATE),
  BTR(Effect.UPDATE),
  BTC(Effect.UPDATE),
  BSWAP(Effect.UPDATE),
  MOV(Effect.WRITE),
  MOVZX(Effect.WRITE),
  MOVSX(Effect.WRITE),
  MOVSXD(Effect.WRITE),
  LEA(Effect.WRITE),
  XCHG(Effect.EXCHANGE),
  XADD(Effect.EXCHANGE),
  CMPXCHG(Effect.UPDATE, Registers.RAX),
  CMOVCC(Effect.WRITE),
  SETCC(Effect.WRITE),
  POPCNT(Effect.WRITE),
  PUSH(Effect.READ, Registers.RSP),
  POP(Effect.WRITE, Registers.RSP),
  PUSHA(Effect.READ, Registers.RSP),
  POPA(Effect.READ, 0, 1, 2, 3, 4, 5, 6, 7),
  PUSHF(Effect.READ, Registers.RSP),
  POPF(Effect.READ, Registers.RSP),
  ENTER(Effect.READ, Registers.RSP, Registers.RBP),
  LEAVE(Effect.READ, Registers.RSP, Registers.RBP),
  /** Sign extension inside rAX. */
  CWDE(Effect.READ, Registers.RAX),
  /** Sign extension from rAX into rDX. */
  CDQ(Effect.READ, Registers.RDX),
  MOVS(Effect.WRITE, Registers.RSI, Registers.RDI),
  CMPS(Effect.READ, Registers.RSI, Registers.RDI),
  STOS(Effect.WRITE, Registers.RDI),
  LODS(Effect.WRITE, Registers.RSI),
  SCAS(Effect.READ, Registers.RDI),
  XLAT(Effect.READ, Registers.RAX),
  SALC(Effect.READ, Registers.RAX),
  CALL(Effect.READ, Registers.RSP),
  CALLF(Effect.READ, Registers.RSP),
  RET(Effect.READ, Registers.RSP),
  RETF(Effect.READ, Registers.RSP),
  IRET(Effect.READ, Registers.RSP),
  JMP(Effect.READ),
  JMPF(Effect.READ),
  JCC(Effect.READ),
  JCXZ(Effect.READ),
  LOOP(Effect.READ, Registers.RCX),
  LOOPE(Effect.READ, Registers.RCX),
  LOOPNE(Effect.READ, Registers.RCX),
  NOP(Effect.READ),
  ENDBR(Effect.READ),
  CLC(Effect.READ),
  STC(Effect.READ),
  CMC(Effect.READ),
  CLD(Effect.READ),
  STD(Effect.READ),
  SAHF(Effect.READ),
  LAHF(Effect.READ, Registers.RAX),
  INT(Effect.READ, Registers.RAX),
  INT3(Effect.READ),
  INT1(Effect.READ),
  INTO(Effect.READ),
  SYSCALL(Effect.READ, Registers.RAX, Registers.RCX, Registers.R11),
  SYSENTER(Effect.READ, Registers.RAX),
  HLT(Effect.READ),
  IN(Effect.WRITE),
  OUT(Effect.READ),
  CPUID(Effect.READ, Registers.RAX, Registers.RBX, Registers.RCX, Registers.RDX),
  RDTSC(Effect.READ, Registers.RAX, Registers.RDX),
  /** An x87 instruction that is none of the next three. */
  FPU(Effect.READ),
  /** Stores the x87 environment, and in it where the last x87 instruction lay. */
  FNSTENV(Effect.WRITE),
  FNSAVE(Effect.WRITE),
  FXSAVE(Effect.WRITE),
  UD2(Effect.READ),
  OTHER(Effect.READ);

  /** What becomes of the first operands. */
  enum Effect {
    /** None is written. */
    READ,
    /** The first is written, not read. */
    WRITE,
    /** The first is read and written. */
    UPDATE,
    /** The first two are read and written. */
    EXCHANGE
  }

  private static final Map<String, Operation> BY_NAME =
      Arrays.stream(values())
          .collect(
              Collectors.toMap(
                  operation -> operation.name().toLowerCase(Locale.ROOT), Function.identity()));

  private final Effect effect;
  private final int implied;

  Operation(Effect effect, int... implied) {
    this.effect = effect;
    int mask = 0;
    for (int register : implied) {
      mask |= 1 << register;
    }
    this.implied = mask;
  }

  /** The operation of a name in a table. */
  static Operation of(String name) {
    return BY_NAME.getOrDefault(name, OTHER);
  }

  Effect effect() {
    return effect;
  }

  /** Registers that are written although no operand names them, a bit each. */
  int implied() {
    return implied;
  }

  /** Whether the first operand is written. */
  public boolean writesFirst() {
    return effect != Effect.READ;
  }

  /** Whether the first operand is read and written. */
  public boolean updatesFirst() {
    return effect == Effect.UPDATE || effect == Effect.EXCHANGE;
  }

  /** Whether what follows in memory may not be what runs next for certain: jumps and returns. */
  public boolean endsFlow() {
    return switch (this) {
      case JMP, JMPF, RET, RETF, IRET, HLT, UD2, INT3 -> true;
      default -> false;
    };
  }

  /** Whether this rotates or shifts its first operand. */
  public boolean shifts() {
    return switch (this) {
      case ROL, ROR, RCL, RCR, SHL, SHR, SAR, SHLD, SHRD -> true;
      default -> false;
    };
  }
}

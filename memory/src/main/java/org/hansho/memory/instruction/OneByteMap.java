package org.hansho.memory.instruction;

/**
 * The opcodes of one byte. Source: Intel SDM, volume 2D, appendix A, tables A-2, A-6 (groups 1 to
 * 5, 11) and A-7 to A-22 (x87). The notation is that of {@link OpcodeLine}.
 */
final class OneByteMap {
  /** Everything but x87. The bytes that are prefixes or escapes have no line. */
  static final String GENERAL =
      """
      00 add Eb Gb
      01 add Ev Gv
      02 add Gb Eb
      03 add Gv Ev
      04 add AL Ib
      05 add rAX Iz
      06 i32 push S
      07 i32 pop S
      08 or Eb Gb
      09 or Ev Gv
      0a or Gb Eb
      0b or Gv Ev
      0c or AL Ib
      0d or rAX Iz
      0e i32 push S
      10 adc Eb Gb
      11 adc Ev Gv
      12 adc Gb Eb
      13 adc Gv Ev
      14 adc AL Ib
      15 adc rAX Iz
      16 i32 push S
      17 i32 pop S
      18 sbb Eb Gb
      19 sbb Ev Gv
      1a sbb Gb Eb
      1b sbb Gv Ev
      1c sbb AL Ib
      1d sbb rAX Iz
      1e i32 push S
      1f i32 pop S
      20 and Eb Gb
      21 and Ev Gv
      22 and Gb Eb
      23 and Gv Ev
      24 and AL Ib
      25 and rAX Iz
      27 i32 daa
      28 sub Eb Gb
      29 sub Ev Gv
      2a sub Gb Eb
      2b sub Gv Ev
      2c sub AL Ib
      2d sub rAX Iz
      2f i32 das
      30 xor Eb Gb
      31 xor Ev Gv
      32 xor Gb Eb
      33 xor Gv Ev
      34 xor AL Ib
      35 xor rAX Iz
      37 i32 aaa
      38 cmp Eb Gb
      39 cmp Ev Gv
      3a cmp Gb Eb
      3b cmp Gv Ev
      3c cmp AL Ib
      3d cmp rAX Iz
      3f i32 aas
      40-47 i32 inc Zv
      48-4f i32 dec Zv
      50-57 push Zv d64
      58-5f pop Zv d64
      60 i32 pusha
      61 i32 popa
      62 i32 mem bound Gv M
      63 i64 movsxd Gv Ed
      63 i32 arpl Ew Gw
      68 push Iz d64
      69 imul Gv Ev Iz
      6a push Ib d64
      6b imul Gv Ev Ib
      6c insb Yb
      6d insd Yz
      6e outsb Xb
      6f outsd Xz
      70-7f jcc Jb
      80 /0 add Eb Ib
      80 /1 or Eb Ib
      80 /2 adc Eb Ib
      80 /3 sbb Eb Ib
      80 /4 and Eb Ib
      80 /5 sub Eb Ib
      80 /6 xor Eb Ib
      80 /7 cmp Eb Ib
      81 /0 add Ev Iz
      81 /1 or Ev Iz
      81 /2 adc Ev Iz
      81 /3 sbb Ev Iz
      81 /4 and Ev Iz
      81 /5 sub Ev Iz
      81 /6 xor Ev Iz
      81 /7 cmp Ev Iz
      82 i32 /0 add Eb Ib
      82 i32 /1 or Eb Ib
      82 i32 /2 adc Eb Ib
      82 i32 /3 sbb Eb Ib
      82 i32 /4 and Eb Ib
      82 i32 /5 sub Eb Ib
      82 i32 /6 xor Eb Ib
      82 i32 /7 cmp Eb Ib
      83 /0 add Ev Ib
      83 /1 or Ev Ib
      83 /2 adc Ev Ib
      83 /3 sbb Ev Ib
      83 /4 and Ev Ib
      83 /5 sub Ev Ib
      83 /6 xor Ev Ib
      83 /7 cmp Ev Ib
      84 test Eb Gb
      85 test Ev Gv
      86 xchg Eb Gb
      87 xchg Ev Gv
      88 mov Eb Gb
      89 mov Ev Gv
      8a mov Gb Eb
      8b mov Gv Ev
      8c mov Ew S
      8d mem lea Gv M
      8e mov S Ew
      8f /0 pop Ev d64
      90 nop
      91-97 xchg Zv rAX
      98 cwde
      99 cdq
      9a i32 callf Ap
      9b fwait
      9c pushf
      9d popf
      9e sahf
      9f lahf
      a0 mov AL Ob
      a1 mov rAX Ov
      a2 mov Ob AL
      a3 mov Ov rAX
      a4 movs Yb Xb
      a5 movs Yv Xv
      a6 cmps Yb Xb
      a7 cmps Yv Xv
      a8 test AL Ib
      a9 test rAX Iz
      aa stos Yb AL
      ab stos Yv rAX
      ac lods AL Xb
      ad lods rAX Xv
      ae scas Yb AL
      af scas Yv rAX
      b0-b7 mov Zb Ib
      b8-bf mov Zv Iv
      c0 /0 rol Eb Ib
      c0 /1 ror Eb Ib
      c0 /2 rcl Eb Ib
      c0 /3 rcr Eb Ib
      c0 /4,6 shl Eb Ib
      c0 /5 shr Eb Ib
      c0 /7 sar Eb Ib
      c1 /0 rol Ev Ib
      c1 /1 ror Ev Ib
      c1 /2 rcl Ev Ib
      c1 /3 rcr Ev Ib
      c1 /4,6 shl Ev Ib
      c1 /5 shr Ev Ib
      c1 /7 sar Ev Ib
      c2 ret Iw
      c3 ret
      c4 i32 mem les Gz M
      c5 i32 mem lds Gz M
      c6 /0 mov Eb Ib
      c6 reg /7 rm0 xabort Ib m
      c7 /0 mov Ev Iz
      c7 reg /7 rm0 xbegin Jz m
      c8 enter Iw Ib
      c9 leave
      ca retf Iw
      cb retf
      cc int3
      cd int Ib
      ce i32 into
      cf iret
      d0 /0 rol Eb 1
      d0 /1 ror Eb 1
      d0 /2 rcl Eb 1
      d0 /3 rcr Eb 1
      d0 /4,6 shl Eb 1
      d0 /5 shr Eb 1
      d0 /7 sar Eb 1
      d1 /0 rol Ev 1
      d1 /1 ror Ev 1
      d1 /2 rcl Ev 1
      d1 /3 rcr Ev 1
      d1 /4,6 shl Ev 1
      d1 /5 shr Ev 1
      d1 /7 sar Ev 1
      d2 /0 rol Eb CL
      d2 /1 ror Eb CL
      d2 /2 rcl Eb CL
      d2 /3 rcr Eb CL
      d2 /4,6 shl Eb CL
      d2 /5 shr Eb CL
      d2 /7 sar Eb CL
      d3 /0 rol Ev CL
      d3 /1 ror Ev CL
      d3 /2 rcl Ev CL
      d3 /3 rcr Ev CL
      d3 /4,6 shl Ev CL
      d3 /5 shr Ev CL
      d3 /7 sar Ev CL
      d4 i32 aam Ib
      d5 i32 aad Ib
      d6 i32 salc
      d7 xlat
      e0 loopne Jb
      e1 loope Jb
      e2 loop Jb
      e3 jcxz Jb
      e4 in AL Ib
      e5 in rAX Ib
      e6 out Ib AL
      e7 out Ib rAX
      e8 call Jz
      e9 jmp Jz
      ea i32 jmpf Ap
      eb jmp Jb
      ec in AL DX
      ed in rAX DX
      ee out DX AL
      ef out DX rAX
      f1 int1
      f4 hlt
      f5 cmc
      f6 /0,1 test Eb Ib
      f6 /2 not Eb
      f6 /3 neg Eb
      f6 /4 mul Eb
      f6 /5 imul Eb
      f6 /6 div Eb
      f6 /7 idiv Eb
      f7 /0,1 test Ev Iz
      f7 /2 not Ev
      f7 /3 neg Ev
      f7 /4 mul Ev
      f7 /5 imul Ev
      f7 /6 div Ev
      f7 /7 idiv Ev
      f8 clc
      f9 stc
      fa cli
      fb sti
      fc cld
      fd std
      fe /0 inc Eb
      fe /1 dec Eb
      ff /0 inc Ev
      ff /1 dec Ev
      ff /2 call Ev f64
      ff mem /3 callf M
      ff /4 jmp Ev f64
      ff mem /5 jmpf M
      ff /6 push Ev d64
      """;

  /** x87: the ModRM byte selects the instruction. */
  static final String FLOATING_POINT =
      """
      d8 fpu m
      d9 mem /0,2,3,5,7 fpu m
      d9 mem /4 fldenv m
      d9 mem /6 fnstenv M
      d9 reg /0,1,6,7 fpu m
      d9 reg /2 rm0 fnop m
      d9 reg /4 rm0,1,4,5 fpu m
      d9 reg /5 rm0,1,2,3,4,5,6 fpu m
      da mem fpu m
      da reg /0,1,2,3 fpu m
      da reg /5 rm1 fpu m
      db mem /0,1,2,3,5,7 fpu m
      db reg /0,1,2,3,5,6 fpu m
      db reg /4 rm0,1,2,3,4,5 fpu m
      dc mem fpu m
      dc reg /0,1,4,5,6,7 fpu m
      dd mem /0,1,2,3,4,7 fpu m
      dd mem /6 fnsave M
      dd reg /0,2,3,4,5 fpu m
      de mem fpu m
      de reg /0,1,4,5,6,7 fpu m
      de reg /3 rm1 fpu m
      df mem fpu m
      df reg /0,5,6 fpu m
      df reg /4 rm0 fpu m
      """;

  private OneByteMap() {}
}

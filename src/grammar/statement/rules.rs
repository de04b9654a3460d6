//! The rules by which a cell or a bracket of responsibilities is read.

use crate::rule::Rule;

pub(in crate::grammar) static LABEL: Rule = Rule {
    name: "label",
    why: "冒号或“为”之前是“责任单位”“完成时限”一类的标签，其后各项按它理解，直到下一个标签",
    example: "牵头单位：市商务委",
    counter: "办公地点：市商务委",
};
pub(in crate::grammar) static REMARK: Rule = Rule {
    name: "remark",
    why: "说明名单怎样读、或者只是附注的分句，不是责任单位",
    example: "市商务委、市财政局，列第一位者为牵头单位",
    counter: "市商务委、市财政局",
};
pub(in crate::grammar) static DEADLINE: Rule = Rule {
    name: "deadline",
    why: "以日期开头、以时限用语结尾的分句，或者“长期坚持”等固定说法，是完成时限",
    example: "市商务委牵头，2021年底前完成",
    counter: "市商务委牵头，12345热线办配合",
};
pub(in crate::grammar) static VERB: Rule = Rule {
    name: "actors-and-verb",
    why: "名单后面是“牵头”“配合”“负责推进”等动词，动词说明名单上各单位的角色",
    example: "商务部牵头",
    counter: "区推进办",
};
pub(in crate::grammar) static SHARED_VERB: Rule = Rule {
    name: "shared-verb",
    why: "动词前没有单位时，同一句中前面还没有动词的各单位共用这个动词",
    example: "市商务委，各区县，按职责分工负责",
    counter: "市商务委负责，各区县",
};
pub(in crate::grammar) static TOGETHER: Rule = Rule {
    name: "together-with",
    why: "“会同”之前的单位牵头，之后的单位配合",
    example: "市商务委会同市财政局",
    counter: "市商务委和市财政局",
};
pub(in crate::grammar) static VERB_ALONE: Rule = Rule {
    name: "verb-alone",
    why: "前面各单位都已有角色时，没有单位的动词只是补充，不改变谁的角色",
    example: "市商务委牵头，负责统筹协调",
    counter: "市商务委，各区县，按职责分工负责",
};
pub(in crate::grammar) static NAMES: Rule = Rule {
    name: "names",
    why: "没有动词的名单：角色由标签或表头说明；都没有时，跟在牵头单位后面的配合，否则是责任单位",
    example: "市科技局、市教委",
    counter: "加快推动各类创新主体协同开展关键核心技术攻关和成果转化应用示范",
};
pub(in crate::grammar) static OWN_PART: Rule = Rule {
    name: "part-in-bracket",
    why: "单位名称后面的括号只有一个动词或角色词时，说明这个单位自己的角色，不属于名称",
    example: "市商务委（牵头）、市财政局",
    counter: "自贸办（中新办）、市财政局",
};

pub(in crate::grammar) static NOBODY: Rule = Rule {
    name: "nobody",
    why: "整格只有横线、斜线或者“无”，表示没有单位",
    example: "无",
    counter: "无线电管理局",
};
pub(in crate::grammar) static REGIONS: Rule = Rule {
    name: "places-of-a-phrase",
    why: "“等试点地区”一类说法之前列举的地方是任务的实施地区，不是责任单位",
    example: "北京、深圳等试点地区负责推进",
    counter: "北京、深圳负责推进",
};
pub(in crate::grammar) static FIRST_LEADS: Rule = Rule {
    name: "first-leads",
    why: "文件说明“列第一位者为牵头单位”时，没有写明角色的名单由第一个单位牵头",
    example: "市商务委、市财政局",
    counter: "市商务委牵头，市财政局配合",
};
pub(in crate::grammar) static MARK_LEADS: Rule = Rule {
    name: "mark-leads",
    why: "文件写明带★一类记号的是牵头单位时，名称旁边有记号的单位牵头",
    example: "★市商务委、市教委",
    counter: "市商务委、市教委",
};
pub(in crate::grammar) static BEFORE_COMMA_LEADS: Rule = Rule {
    name: "before-comma-leads",
    why: "文件以逗号分主次时，第一个逗号之前的单位牵头，其余配合",
    example: "市商务委、市教委，市财政局",
    counter: "市商务委、市教委、市财政局",
};

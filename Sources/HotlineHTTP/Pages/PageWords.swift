import HotlineCore

/// Every word that a citizen reads on our pages, Chinese and English side by side. `{0}` is filled in.
package enum PageWords: CaseIterable, Sendable {
    case hotline, otherLanguage, formTitle, formIntro, dangerTitle, dangerText
    case kindLegend, kindUnsure, contentLabel, contentHint, titleLabel, goalLabel, placeLegend, streetLabel, streetHint, streetUnsure
    case wholeDistrict, placeLabel, placeHint, happenedLabel, personLegend, nameLabel, phoneLabel, phoneHint, emailLabel
    case secretLegend, secretHint, secretYes, secretNo, optional, required, submit, privacy
    case summaryTitle, mustWrite, badPhone, tooLong, badChoice, badTime, badEmail, badStreet, tryAgain, outcomeUnknown,
        formBroken
    case receiptTitle, numberLabel, codeLabel, codeOnce, nextTitle, promiseAccept, promiseContact, promiseReply, promiseSoon
    case followLink, linkHint, repeatedTitle, repeatedText, repeatedCode, newForm
    case progressTitle, progressIntro, progressNumber, progressCode, lastFourLabel, lastFourHint, look
    case notFound, stateLabel, nextLabel, departmentLabel, dueLabel, replyTitle, messagesTitle, historyTitle, asked
    case problemTitle, backToForm, backToProgress, dial, callUs, keyUsed, missingProgress, missingNumber, missingCode
    case notOpenable, tooManyTries
    case filesLabel, filesHint, filesAgain, tooManyFiles, fileTooLong, unknownFile, falseFile, tooManyForms
    case registerContact, registerKey, keepCode, takenBefore
    case actsTitle, rateTitle, rateLegend, gradeFive, gradeFour, gradeThree, gradeTwo, gradeOne, rateWords, rateDone
    case addTitle, addLabel, addHint, addDone, withdrawTitle, withdrawLabel, withdrawHint, withdrawDone
    case objectTitle, objectLabel, objectHint, objectDone, codeAgain
    case chooseGrade, writeSomething, shorter, ratedBefore, objectedBefore, objectionOver, notNow

    package func words(in language: Language) -> String { language == .chinese ? pair.chinese : pair.english }

    /// With `{0}`, `{1}` filled in; what is filled in is never looked through again.
    package func words(in language: Language, _ arguments: String...) -> String { words(in: language, arguments) }

    package func words(in language: Language, _ arguments: [String]) -> String {
        var parts: [Substring] = [words(in: language)[...]]
        for (index, argument) in arguments.enumerated() {
            parts = parts.flatMap { part -> [Substring] in
                let sides = part.split(separator: "{\(index)}", maxSplits: 1, omittingEmptySubsequences: false)
                return sides.count == 2 ? [sides[0], argument[...], sides[1]] : sides
            }
        }
        return parts.joined()
    }

    private var pair: (chinese: String, english: String) {
        switch self {
        case .hotline: ("12345 政务服务便民热线", "12345 Government Service Hotline")
        case .otherLanguage: ("English", "中文")
        case .formTitle: ("提交诉求", "Tell us what is wrong")
        case .formIntro:
            ("写清楚发生了什么、在哪里。提交后会得到编号和查询码，用来查看进展。", "Say what happened and where. You will get a number and a code to follow it.")
        case .dangerTitle: ("有人有危险？请立即打电话", "Is anyone in danger? Call now")
        case .dangerText:
            (
                "报警 110，火警 119，急救 120，道路交通事故 122。不要等网页答复。",
                "Police 110, fire 119, ambulance 120, road accidents 122. Do not wait for this page."
            )
        case .kindLegend: ("您想做什么", "What is it about")
        case .kindUnsure: ("不确定，请帮我判断", "Not sure, you decide")
        case .contentLabel: ("发生了什么", "What happened")
        case .contentHint: ("最多 5000 字。请不要写身份证号。", "At most 5,000 characters. Please leave out identity card numbers.")
        case .registerContact: ("请拨打 12345，二十四小时有人接听", "Call 12345; somebody answers around the clock")
        case .registerKey: ("不需要密钥", "No key is needed")
        case .keepCode: ("查询码 {0}，请保管好", "Query code {0}; please keep it")
        case .takenBefore: ("此前已收到，没有重复登记", "Taken before, and not taken twice")
        case .actsTitle: ("您可以做的", "What you can do")
        case .rateTitle: ("评价办理结果", "Rate the result")
        case .rateLegend: ("您满意吗", "Are you satisfied?")
        case .gradeFive: ("非常满意", "Very satisfied")
        case .gradeFour: ("满意", "Satisfied")
        case .gradeThree: ("基本满意", "Fairly satisfied")
        case .gradeTwo: ("不满意", "Dissatisfied")
        case .gradeOne: ("非常不满意", "Very dissatisfied")
        case .rateWords: ("想说的话", "Anything to add")
        case .rateDone:
            (
                "已记下您的评价，谢谢。不满意的，另一位工作人员会再看这件事，并答复您。",
                "Your rating is noted, thank you. If you were not satisfied, somebody else looks at the matter again and answers you."
            )
        case .addTitle: ("补充情况", "Add something")
        case .addLabel: ("要补充什么", "What you want to add")
        case .addHint: ("会一并告诉办理的人。", "Whoever handles it will read it.")
        case .addDone: ("已收到您的补充，会一并告诉办理的人。", "We have what you added; whoever handles it will read it.")
        case .withdrawTitle: ("撤回这件事", "Withdraw the matter")
        case .withdrawLabel: ("为什么撤回", "Why you withdraw it")
        case .withdrawHint:
            (
                "工作人员会先与您核实。有什么顾虑请写下来，我们为您保密。",
                "Somebody checks with you first. If you are worried about something, write it down; we keep it to ourselves."
            )
        case .withdrawDone: ("已收到您撤回的要求，工作人员会与您核实。", "We have your wish to withdraw; somebody will check with you.")
        case .objectTitle: ("不同意这个结果", "Object to the result")
        case .objectLabel: ("为什么不同意", "Why you object")
        case .objectHint:
            (
                "由另一位没有经手过的工作人员复核。每件事可以提一次，七天以内有效。",
                "Somebody who had no part in it looks again. Once for each matter, within seven days."
            )
        case .objectDone: ("已收到您的不同意见，由另一位工作人员复核。", "We have your objection; somebody else looks at it again.")
        case .codeAgain: ("请再填一次，确认是您本人。", "Once more, so that we know it is you.")
        case .chooseGrade: ("请选一项", "Please choose one")
        case .writeSomething: ("请写几个字", "Please write a few words")
        case .shorter: ("太长了，最多 {0} 字", "Too long: at most {0} characters")
        case .ratedBefore: ("您已经评价过了，谢谢", "You have rated it already, thank you")
        case .objectedBefore: ("您已经提过一次不同意见", "You have objected once already")
        case .objectionOver: ("提出不同意见的七天已经过了，请拨打 12345", "The seven days for objecting are over; please call 12345")
        case .notNow:
            (
                "情况可能刚有变化，现在不能这样做。请看上面的进展，或拨打 12345。",
                "Things may just have changed: this cannot be done now. See above where it stands, or call 12345."
            )
        case .filesLabel: ("照片或文件", "Photos or files")
        case .filesHint:
            (
                "最多 {0} 个，每个不超过 {1} MB：{2}。",
                "At most {0}, {1} MB each: {2}."
            )
        case .filesAgain: ("如果选过文件，请再选一次。", "If you had chosen files, please choose them again.")
        case .tooManyFiles: ("文件太多，最多 {0} 个", "Too many files: at most {0}")
        case .fileTooLong: ("“{0}”太大，每个文件最多 {1} MB", "\"{0}\" is too large: at most {1} MB a file")
        case .unknownFile: ("不收“{0}”这种文件，可用：{1}", "\"{0}\" is not a kind of file we take; we take {1}")
        case .falseFile: ("“{0}”的内容和文件名不符，可能已损坏，请换一个", "\"{0}\" is not what its name says, or is damaged: choose another")
        case .tooManyForms:
            (
                "同一网络提交得太多，请过十五分钟再试；急事请拨打 12345。",
                "Too many forms came from your network. Try again in fifteen minutes; if it is urgent, call 12345."
            )
        case .titleLabel: ("标题", "Title")
        case .goalLabel: ("您希望怎样解决", "What you would like done")
        case .placeLegend: ("在哪里", "Where")
        case .streetLabel: ("区和街镇", "District and street")
        case .streetHint: ("不知道街镇时，选所在的区。", "If you do not know the street office, choose the district.")
        case .streetUnsure: ("不清楚", "I do not know")
        case .wholeDistrict: ("{0}（不清楚街镇）", "{0} (street not known)")
        case .placeLabel: ("详细地点", "Exact place")
        case .placeHint: ("路名、门牌、路口或小区名。", "Road and number, crossing or estate.")
        case .happenedLabel: ("什么时候发生的", "When it happened")
        case .personLegend: ("怎么联系您", "How to reach you")
        case .nameLabel: ("称呼", "Name")
        case .phoneLabel: ("电话", "Phone")
        case .phoneHint: ("手机或固定电话。不留电话也可以提交，但我们无法回电。", "Mobile or landline. You may leave it out, but then we cannot call back.")
        case .emailLabel: ("电子邮箱", "E-mail")
        case .secretLegend: ("要为您保密吗", "Keep your identity secret?")
        case .secretHint: ("选“要”，办理单位只看到转述的内容，看不到您的姓名和电话。", "If yes, those who handle it see a restatement only, not your name or phone.")
        case .secretYes: ("要", "Yes")
        case .secretNo: ("不用", "No")
        case .optional: ("（可不填）", "(optional)")
        case .required: ("（必填）", "(required)")
        case .submit: ("提交", "Send")
        case .privacy: ("您的信息只用于办理这件事。", "What you give us is used for this matter only.")
        case .summaryTitle: ("还不能提交，请修改下面几处。您写的内容都还在。", "Not sent yet: please correct the following. Everything you wrote is kept.")
        case .mustWrite: ("请写发生了什么", "Please write what happened")
        case .badPhone:
            ("电话看不懂，请只写数字，例如 020-00000000；不想留就空着", "This phone cannot be read: digits only, such as 020-00000000, or leave it empty")
        case .tooLong: ("太长了：写了 {0} 字，最多 {1} 字", "Too long: {0} characters written, at most {1}")
        case .badChoice: ("请从列出的选项中选", "Please choose one of those listed")
        case .badTime: ("时间看不懂，请写成 2026-03-11 23:20", "This time cannot be read: write it as 2026-03-11 23:20")
        case .badEmail: ("邮箱看不懂，请写成 name@example.org", "This e-mail cannot be read: write it as name@example.org")
        case .badStreet: ("没有这个区或街镇，请重新选", "No such district or street: please choose again")
        case .tryAgain:
            (
                "现在太忙，还没有收到。您写的内容都在，请过半分钟再按一次“提交”。",
                "Too busy: nothing was taken yet. What you wrote is kept; press Send again in half a minute."
            )
        case .outcomeUnknown:
            (
                "还不知道有没有收到。请过半分钟再按一次“提交”，不会重复登记。",
                "We do not know yet whether it arrived. Press Send again in half a minute; it is never taken twice."
            )
        case .formBroken: ("表单不完整，请打开一份新表单", "The form is not whole: please open a new one")
        case .receiptTitle: ("已收到您的诉求", "We have it")
        case .numberLabel: ("编号", "Number")
        case .codeLabel: ("查询码", "Code")
        case .codeOnce:
            ("查询码只显示这一次。请抄下来或截屏，不要告诉别人。", "The code is shown this once. Write it down or take a picture, and keep it to yourself.")
        case .nextTitle: ("接下来", "What happens next")
        case .promiseAccept: ("{0} 前，我们确定由哪个单位办理。", "By {0} we decide who handles it.")
        case .promiseContact: ("{0} 前，办理单位与您联系（留了电话的话）。", "By {0} those who handle it contact you, if you left a phone.")
        case .promiseReply: ("{0} 前，给您答复。", "By {0} you get an answer.")
        case .promiseSoon: ("工作人员会尽快看您的诉求。", "Somebody will read it as soon as possible.")
        case .followLink: ("查看进展", "Follow its progress")
        case .linkHint:
            (
                "保存这个链接，以后不用查询码也能看。有链接的人都能看到进展，请不要转发。",
                "Keep this link: it works without the code. Whoever has it can see the progress, so do not pass it on."
            )
        case .repeatedTitle: ("这份表单我们已经收到过", "We already have this form")
        case .repeatedText: ("没有重复登记，编号还是这一个。", "It was not taken twice; the number is the same.")
        case .repeatedCode:
            (
                "查询码只在第一次提交时显示。没有记下的话，请用您留的电话拨打 12345。",
                "The code was shown the first time. If you did not note it, call 12345 from the phone you gave."
            )
        case .newForm: ("再提交一件事", "Tell us about another matter")
        case .progressTitle: ("查看进展", "Follow your matter")
        case .progressIntro:
            ("填编号和查询码。提交时留了电话的，还要填电话的最后四位。", "Give the number and the code, and the last four digits of the phone if you left one.")
        case .progressNumber: ("编号", "Number")
        case .progressCode: ("六位查询码", "Six-digit code")
        case .lastFourLabel: ("电话最后四位", "Last four digits of the phone")
        case .lastFourHint: ("没有留电话就空着。", "Leave it empty if you gave no phone.")
        case .look: ("查看", "Look")
        case .notFound:
            (
                "查不到。请核对编号、查询码和电话最后四位；还是不行，请拨打 12345。",
                "Not found. Check the number, the code and the last four digits; if it still fails, call 12345."
            )
        case .stateLabel: ("现在", "Now")
        case .nextLabel: ("下一步", "Next")
        case .departmentLabel: ("办理单位", "Handled by")
        case .dueLabel: ("答复时间", "Answer by")
        case .replyTitle: ("答复", "Answer")
        case .messagesTitle: ("给您的通知", "Messages to you")
        case .historyTitle: ("经过", "What has happened")
        case .asked: ("查询时间 {0}", "As of {0}")
        case .problemTitle: ("没有成功", "That did not work")
        case .backToForm: ("去提交诉求", "To the form")
        case .backToProgress: ("去查看进展", "To the progress page")
        case .dial: ("拨打 12345", "Call 12345")
        case .callUs: ("也可以拨打 12345。", "You can also call 12345.")
        case .keyUsed:
            (
                "这份表单已经用过一次，内容和这次不同。没有重复登记。要提交新的内容，请打开一份新表单。",
                "This form was used before with other words. Nothing was taken twice. For new words, open a new form."
            )
        case .missingProgress: ("请填编号和查询码", "Please give the number and the code")
        case .missingNumber: ("请填编号", "Please give the number")
        case .missingCode: ("请填查询码", "Please give the code")
        case .notOpenable: ("这个网址不能直接打开，请从下面的页面进入", "This address cannot be opened by itself; use one of the pages below")
        case .tooManyTries:
            (
                "核对不上的次数太多。为了保护您的信息，请过十五分钟再试",
                "Too many tries that did not match. To protect what you told us, wait fifteen minutes and try again"
            )
        }
    }
}

extension HTML {
    /// The words in the reader's language; on the Chinese page the English stands small beside them.
    package static func both(_ words: some Bilingual, in language: Language) -> HTML {
        switch language {
        case .chinese:
            "\(words.words(in: .chinese)) <span class=\"en\" lang=\"en\">\(words.words(in: .english))</span>"
        case .english: "\(words.words(in: .english))"
        }
    }

    /// The same with `{0}`, `{1}` filled in.
    package static func both(_ words: PageWords, _ arguments: [String] = [], in language: Language) -> HTML {
        switch language {
        case .chinese:
            "\(words.words(in: .chinese, arguments)) <span class=\"en\" lang=\"en\">\(words.words(in: .english, arguments))</span>"
        case .english: "\(words.words(in: .english, arguments))"
        }
    }
}

extension Kind {
    /// For people who do not know our words for it.
    package func plainWords(in language: Language) -> String {
        switch (self, language) {
        case (.consultation, .chinese): "咨询：想问政策或怎么办事"
        case (.consultation, .english): "Question: about a rule or how to get something done"
        case (.request, .chinese): "求助：请帮忙解决一个问题"
        case (.request, .english): "Request: something needs to be put right"
        case (.complaint, .chinese): "投诉：有人或单位损害了我"
        case (.complaint, .english): "Complaint: a person or body has wronged me"
        case (.report, .chinese): "举报：有人违法违规"
        case (.report, .english): "Report: somebody breaks the law"
        case (.suggestion, .chinese): "建议：可以做得更好"
        case (.suggestion, .english): "Suggestion: something could be done better"
        case (.thanks, .chinese): "感谢：有人做得好"
        case (.thanks, .english): "Thanks: somebody did well"
        case (.appraisal, .chinese): "监督评价：对热线或部门的意见"
        case (.appraisal, .english): "Appraisal: about the hotline or a department"
        case (.other, .chinese): "其他"
        case (.other, .english): "Other"
        }
    }
}
